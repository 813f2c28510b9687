/**
 * Rego's static types. Layer 2: may import {@code source} and {@code value}.
 *
 * <p>Read first: {@link dev.jural.types.RegoType}.
 */
@NullMarked
package dev.jural.types;

import org.jspecify.annotations.NullMarked;
