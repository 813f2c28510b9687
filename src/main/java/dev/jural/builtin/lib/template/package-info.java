/**
 * Text templates as Go's package text/template has them, for {@code strings.render_template}:
 * actions, pipelines, variables, the functions and control structures that its documentation lists.
 */
@org.jspecify.annotations.NullMarked
package dev.jural.builtin.lib.template;
