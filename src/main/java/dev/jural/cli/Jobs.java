package dev.jural.cli;

import java.util.Optional;

/** Reads {@code --jobs}. */
final class Jobs {
  private static final int MOST = 1024;

  private Jobs() {}

  /**
   * How many threads to use; as many as there are processors when nothing is said.
   *
   * @throws UsageException for what is no number from 1 to {@link #MOST}
   */
  static int parse(Arguments arguments) {
    Optional<String> jobs = arguments.value("--jobs");
    if (jobs.isEmpty()) {
      return Runtime.getRuntime().availableProcessors();
    }
    int count = wholeNumber(jobs.get());
    if (count < 1 || count > MOST) {
      throw new UsageException("--jobs: got \"" + jobs.get() + "\", want 1 to " + MOST);
    }
    return count;
  }

  /** The number, or -1 when {@code text} is none of at most four digits. */
  private static int wholeNumber(String text) {
    int number = 0;
    for (int i = 0; i < text.length(); i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9 || i == 4) {
        return -1;
      }
      number = number * 10 + digit;
    }
    return number;
  }
}
