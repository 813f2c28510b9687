/**
 * Built-in functions: how they are declared, what they may use, and under {@code lib} what they do.
 * Layer 3: may import {@code source}, {@code value} and {@code types}.
 *
 * <p>A new function is one row in the {@code register} method of its category in {@code lib}, above
 * the method that it names. Read first: {@link dev.jural.builtin.Builtin}, then {@link
 * dev.jural.builtin.Operands}.
 */
@NullMarked
package dev.jural.builtin;

import org.jspecify.annotations.NullMarked;
