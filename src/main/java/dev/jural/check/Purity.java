package dev.jural.check;

import dev.jural.source.SourceText;
import java.util.List;

/**
 * A Purity says what policies do beside deciding by what they are given. It goes by the names of
 * built-in functions anywhere in the text, so it may call a policy impure that is not, and never
 * the other way round.
 *
 * @param isRepeatable whether evaluating twice does no more than once: nothing is printed or sent
 * @param isSteady whether the same input gives the same result another time
 */
public record Purity(boolean isRepeatable, boolean isSteady) {
  /** Policies that only decide; the built-in ones are. */
  public static final Purity PURE = new Purity(true, true);

  /** What acts outside: the names, and the ways of writing them with brackets. */
  private static final List<String> ACTING =
      List.of("http.send", "http[", "net.lookup_ip_addr", "net[", "print(", "print (");

  /** What differs from time to time. */
  private static final List<String> UNSTEADY =
      List.of(
          "time.now_ns",
          "time[",
          "rand.intn",
          "rand[",
          "uuid.rfc4122",
          "uuid[",
          "opa.runtime",
          "opa[");

  /** What can be said of policies by their text. */
  public static Purity of(List<SourceText> modules) {
    boolean acts = modules.stream().anyMatch(module -> hasAny(module, ACTING));
    boolean isUnsteady = modules.stream().anyMatch(module -> hasAny(module, UNSTEADY));
    return new Purity(!acts, !acts && !isUnsteady);
  }

  private static boolean hasAny(SourceText module, List<String> names) {
    return names.stream().anyMatch(module.text()::contains);
  }
}
