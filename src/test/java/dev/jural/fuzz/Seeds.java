package dev.jural.fuzz;

/**
 * Seeds of what is made at random. A build always makes the same cases; {@code
 * -Djural.fuzz.seed=NUMBER} makes others, to look for more.
 */
final class Seeds {
  private static final long MORE = Long.getLong("jural.fuzz.seed", 0);

  private Seeds() {}

  /** The seed to use where jqwik gave {@code drawn}. */
  static long of(long drawn) {
    return drawn + MORE * 0x9E3779B97F4A7C15L;
  }
}
