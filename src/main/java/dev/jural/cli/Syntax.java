package dev.jural.cli;

import java.util.List;
import java.util.Optional;

/**
 * A Syntax is what one command takes: the one table behind parsing, help and completion.
 *
 * @param name the command; {@code jural} for the program itself
 * @param description what it does, a line each
 * @param positional what stands for its other arguments in help, {@code PATH}; empty when it takes
 *     none
 * @param options its options
 * @param footer examples and the like, a line each
 */
record Syntax(
    String name,
    List<String> description,
    String positional,
    List<OptionRow> options,
    List<String> footer) {

  /** Shows help; every command has it. */
  static final OptionRow HELP = OptionRow.flag("-h, --help", "Show this help and end.");

  /** The option called {@code name}, with its dashes. */
  Optional<OptionRow> option(String name) {
    for (OptionRow option : options) {
      if (option.names().contains(name)) {
        return Optional.of(option);
      }
    }
    return Optional.empty();
  }
}
