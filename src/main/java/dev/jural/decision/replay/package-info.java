/**
 * Deciding logged inputs again under other policies. Layer 7: may import {@code source}, {@code
 * value} and {@code engine}.
 *
 * <p>Read first: {@link dev.jural.decision.replay.Replayer}.
 */
@NullMarked
package dev.jural.decision.replay;

import org.jspecify.annotations.NullMarked;
