/**
 * From syntax trees to the plan, in named stages; each makes new trees or side tables. Layer 4: may
 * import {@code source}, {@code value}, {@code types}, {@code ast}, {@code ir} and declarations of
 * {@code builtin}.
 *
 * <p>Read first: {@link dev.jural.compiler.Compiler}, which lists the stages.
 */
@NullMarked
package dev.jural.compiler;

import org.jspecify.annotations.NullMarked;
