package dev.jural.cli;

/** Reads options whose value is a number. */
final class Numbers {
  private static final int MOST_DIGITS = 9;

  private Numbers() {}

  /**
   * A whole number, not negative.
   *
   * @throws UsageException when the value is none
   */
  static int count(Arguments arguments, String name, int otherwise) {
    if (!arguments.has(name)) {
      return otherwise;
    }
    String text = arguments.value(name).orElseThrow();
    boolean isNumber =
        text.length() <= MOST_DIGITS && text.chars().allMatch(c -> c >= '0' && c <= '9');
    if (!isNumber) {
      throw new UsageException(name + ": got \"" + text + "\", want a whole number");
    }
    return Integer.parseInt(text);
  }

  /**
   * A number from 0 to 100.
   *
   * @throws UsageException when the value is none
   */
  static double percent(Arguments arguments, String name, double otherwise) {
    if (!arguments.has(name)) {
      return otherwise;
    }
    String text = arguments.value(name).orElseThrow();
    try {
      double percent = Double.parseDouble(text);
      if (percent >= 0 && percent <= 100) {
        return percent;
      }
    } catch (NumberFormatException e) {
      // Told below.
    }
    throw new UsageException(name + ": got \"" + text + "\", want 0 to 100");
  }
}
