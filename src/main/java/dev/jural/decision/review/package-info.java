/**
 * Reading decision logs, ours and OPA's: list, filter, count. Layer 7: may import {@code source},
 * {@code value} and {@code engine}.
 *
 * <p>Read first: {@link dev.jural.decision.review.LogReader}, then {@link
 * dev.jural.decision.review.EventView}.
 */
@NullMarked
package dev.jural.decision.review;

import org.jspecify.annotations.NullMarked;
