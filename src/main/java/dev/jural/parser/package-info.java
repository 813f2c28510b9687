/**
 * From source text to syntax tree: the only door to ANTLR. Layer 3: may import {@code source},
 * {@code value}, {@code ast} and the generated grammar.
 *
 * <p>Read first: {@link dev.jural.parser.RegoParser}.
 */
@NullMarked
package dev.jural.parser;

import org.jspecify.annotations.NullMarked;
