/**
 * The command line: one class a subcommand, which reads options and calls what does the work. Layer
 * 9: may import anything.
 *
 * <p>Read first: {@link dev.jural.cli.Main}.
 */
@NullMarked
package dev.jural.cli;

import org.jspecify.annotations.NullMarked;
