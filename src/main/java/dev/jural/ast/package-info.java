/**
 * The syntax tree of Rego: records, and their printer. Layer 2: may import {@code source} and
 * {@code value}.
 *
 * <p>Only {@link dev.jural.ast.Term} and the nodes above it know their place; equality of every
 * node ignores places.
 *
 * <p>Read first: {@link dev.jural.ast.Module}, then {@link dev.jural.ast.Term}.
 */
@NullMarked
package dev.jural.ast;

import org.jspecify.annotations.NullMarked;
