/**
 * The values of Rego: null, booleans, numbers, strings, arrays, objects and sets. Immutable,
 * without places, without {@code undefined}. Layer 1: may import {@code source}.
 *
 * <p>Read first: {@link dev.jural.value.RegoValue}, then {@link dev.jural.value.RegoObject}.
 */
@NullMarked
package dev.jural.value;

import org.jspecify.annotations.NullMarked;
