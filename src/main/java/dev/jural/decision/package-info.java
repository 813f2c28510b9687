/**
 * Decisions on record: the event, and the log that keeps it. Layer 7: may import {@code source},
 * {@code value} and {@code engine}.
 *
 * <p>Read first: {@link dev.jural.decision.DecisionEvent}, then {@link
 * dev.jural.decision.JsonLinesLog}.
 */
@NullMarked
package dev.jural.decision;

import org.jspecify.annotations.NullMarked;
