/**
 * What authors of policies work with: the formatter and the linter, and a walker of syntax trees.
 *
 * <p>May import: source, value, types, ast, parser, builtin, manifest, trace, engine. Read first:
 * {@link dev.jural.author.format.Formatter}.
 */
@org.jspecify.annotations.NullMarked
package dev.jural.author;
