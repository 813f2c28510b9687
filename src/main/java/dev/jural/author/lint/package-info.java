/**
 * The linter: rules that look at one syntax tree each, named as Regal names them.
 *
 * <p>May import: source, value, ast, parser, builtin. Read first: {@link
 * dev.jural.author.lint.Linter}, then {@code LintRules}.
 */
@NullMarked
package dev.jural.author.lint;

import org.jspecify.annotations.NullMarked;
