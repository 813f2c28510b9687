/**
 * The durable log: a folder of append-only segments that are chained, checked and never rewritten.
 * Layer 7: may import {@code source}, {@code value}, {@code engine}.
 *
 * <p>Read first: {@link dev.jural.decision.segment.RecordLine}, then {@link
 * dev.jural.decision.segment.DurableLog} and {@link dev.jural.decision.segment.SegmentWriter}.
 */
@NullMarked
package dev.jural.decision.segment;

import org.jspecify.annotations.NullMarked;
