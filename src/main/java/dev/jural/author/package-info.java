/**
 * What authors of policies work with: loading of files as OPA loads them, the test runner,
 * coverage, the formatter, the linter, and the services behind {@code eval} and its like.
 *
 * <p>May import: source, value, types, ast, parser, builtin, manifest, trace, engine. Read first:
 * {@link dev.jural.author.load.PolicyFiles}, {@link dev.jural.author.test.TestRunner}, {@link
 * dev.jural.author.format.Formatter}.
 */
@org.jspecify.annotations.NullMarked
package dev.jural.author;
