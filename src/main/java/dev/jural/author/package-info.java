/**
 * Tools for those who write policies. Layer 7: may import {@code source}, {@code value}, {@code
 * ast}, {@code parser} and {@code engine}.
 *
 * <p>Read first: {@code dev.jural.author.format}.
 */
@NullMarked
package dev.jural.author;

import org.jspecify.annotations.NullMarked;
