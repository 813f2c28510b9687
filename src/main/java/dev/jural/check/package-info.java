/**
 * Manifests meet policies: what is checked, what was found, and what that means for the exit code.
 * Layer 7: may import {@code source}, {@code value}, {@code manifest} and {@code engine}.
 *
 * <p>Read first: {@link dev.jural.check.CheckResults}.
 */
@NullMarked
package dev.jural.check;

import org.jspecify.annotations.NullMarked;
