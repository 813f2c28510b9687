/**
 * What an evaluation tells of itself to those who ask: which rules gave what, where the others
 * failed, and which parts of the input a result rests on. Nothing here runs when nobody asks.
 *
 * <p>May import: source, value. Read first: {@link dev.jural.trace.RuleTrace}.
 */
@org.jspecify.annotations.NullMarked
package dev.jural.trace;
