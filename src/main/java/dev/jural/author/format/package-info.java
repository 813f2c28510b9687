/**
 * The layout of Rego source that {@code opa fmt} gives. Layer 7: may import {@code source}, {@code
 * value}, {@code ast} and {@code parser}.
 *
 * <p>Layout follows rows: what stood on one row stays on one line, what stood on several gets a
 * line each. A {@link dev.jural.author.format.Page} takes the text and puts each comment where its
 * row comes by.
 *
 * <p>Read first: {@link dev.jural.author.format.Formatter}, then {@code ModuleLayout}.
 */
@NullMarked
package dev.jural.author.format;

import org.jspecify.annotations.NullMarked;
