/**
 * The plan: what evaluators read. Sealed instruction records over registers, without behaviour.
 * Layer 3: may import {@code source} and {@code value}.
 *
 * <p>The compiler writes a plan once; the interpreter in {@code eval} turns it into steps, and a
 * later backend can turn it into JVM code. Read first: {@link dev.jural.ir.Policy}, then {@link
 * dev.jural.ir.Instr}.
 */
@NullMarked
package dev.jural.ir;

import org.jspecify.annotations.NullMarked;
