package dev.jural.cli;

import dev.jural.report.OutputFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An OutputTarget is one report and where it goes.
 *
 * @param format the format
 * @param file the file; standard output when there is none
 */
record OutputTarget(OutputFormat format, Optional<String> file) {

  /**
   * Reads {@code FORMAT} or {@code FORMAT=FILE}.
   *
   * @param option named in the error
   * @throws UsageException when there is no such format, or no file after {@code =}
   */
  static OutputTarget parse(String option, String value) {
    int equals = value.indexOf('=');
    String name = equals < 0 ? value : value.substring(0, equals);
    List<String> known = new ArrayList<>();
    for (OutputFormat format : OutputFormat.values()) {
      if (format.text().equals(name)) {
        if (equals == value.length() - 1) {
          throw new UsageException(option + ": got \"" + value + "\", want a file after \"=\"");
        }
        return new OutputTarget(
            format, equals < 0 ? Optional.empty() : Optional.of(value.substring(equals + 1)));
      }
      known.add(format.text());
    }
    throw Arguments.notOneOf(option, name, known);
  }
}
