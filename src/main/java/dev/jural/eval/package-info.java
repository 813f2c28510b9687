/**
 * Runs plans. The planner turns each block of a plan into small steps once; an evaluation walks
 * them over registers. Layer 5: may import {@code source}, {@code value}, {@code builtin} and
 * {@code ir}.
 *
 * <p>{@code undefined} exists only here, as {@link dev.jural.builtin.Undefined#VALUE}, and leaves
 * nowhere. Read first: {@link dev.jural.eval.Program}, then {@link dev.jural.eval.Step}.
 */
@NullMarked
package dev.jural.eval;

import org.jspecify.annotations.NullMarked;
