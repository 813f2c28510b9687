package dev.jural.cli;

import java.util.List;

/**
 * An OptionRow is one option of a command.
 *
 * @param names all its names; the last is the long one
 * @param value what stands for its value in help, {@code FILE}; empty when it takes none
 * @param isRepeatable whether it may be given more than once
 * @param choices the values it takes, the default first; empty when they are no closed list
 * @param description for help
 */
record OptionRow(
    List<String> names,
    String value,
    boolean isRepeatable,
    List<String> choices,
    String description) {

  /** An option without a value. */
  static OptionRow flag(String name, String description) {
    return new OptionRow(split(name), "", false, List.of(), description);
  }

  /** An option with a value. */
  static OptionRow one(String name, String value, String description) {
    return new OptionRow(split(name), value, false, List.of(), description);
  }

  /** An option with a value that may be repeated. */
  static OptionRow many(String name, String value, String description) {
    return new OptionRow(split(name), value, true, List.of(), description);
  }

  /** An option whose value is one of {@code choices}; the first is the default. */
  static OptionRow choice(String name, String value, List<String> choices, String description) {
    return new OptionRow(split(name), value, false, choices, description);
  }

  private static List<String> split(String names) {
    int comma = names.indexOf(", ");
    return comma < 0
        ? List.of(names)
        : List.of(names.substring(0, comma), names.substring(comma + 2));
  }

  /** The long name, with its dashes. */
  String name() {
    return names.get(names.size() - 1);
  }
}
