package dev.jural.cli;

import dev.jural.report.OutputFormat;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * An OutputTarget is one report and where it goes.
 *
 * @param format the format
 * @param file the file; standard output when there is none
 */
record OutputTarget(OutputFormat format, Optional<String> file) {

  /** Reads {@code FORMAT} or {@code FORMAT=FILE}. */
  static final class Converter implements ITypeConverter<OutputTarget> {
    @Override
    public OutputTarget convert(String value) {
      int equals = value.indexOf('=');
      String name = equals < 0 ? value : value.substring(0, equals);
      String file = equals < 0 ? "" : value.substring(equals + 1);
      for (OutputFormat format : OutputFormat.values()) {
        if (format.text().equals(name)) {
          return new OutputTarget(format, file.isEmpty() ? Optional.empty() : Optional.of(file));
        }
      }
      String known =
          Arrays.stream(OutputFormat.values())
              .map(OutputFormat::text)
              .collect(Collectors.joining(", "));
      throw new TypeConversionException("got \"" + name + "\", want one of " + known);
    }
  }
}
