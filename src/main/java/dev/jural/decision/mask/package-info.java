/**
 * Masking and dropping of events by policy. Layer 7: may import {@code source}, {@code value} and
 * {@code engine}.
 *
 * <p>Read first: {@link dev.jural.decision.mask.EventFilter}.
 */
@NullMarked
package dev.jural.decision.mask;

import org.jspecify.annotations.NullMarked;
