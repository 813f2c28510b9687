package dev.jural.builtin.lib;

import static dev.jural.builtin.BuiltinTable.arg;

import dev.jural.builtin.BuiltinException;
import dev.jural.builtin.BuiltinTable;
import dev.jural.builtin.Operands;
import dev.jural.types.RegoType;
import dev.jural.value.RegoBoolean;
import dev.jural.value.RegoNumber;
import dev.jural.value.RegoString;
import dev.jural.value.RegoValue;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/** Semantic versions (semver.org, 2.0.0). */
public final class Semver {
  private Semver() {}

  /** Adds the functions of this category. */
  public static void register(BuiltinTable.Builder table) {
    table.fn(
        "semver.is_valid",
        "Whether a string is a semantic version.",
        Semver::isValid,
        RegoType.BOOLEAN,
        arg("vsn", RegoType.ANY));
    table.fn(
        "semver.compare",
        "-1, 0 or 1 as a comes before, equals or comes after b.",
        Semver::compare,
        RegoType.NUMBER,
        arg("a", RegoType.STRING),
        arg("b", RegoType.STRING));
  }

  private record Version(List<BigInteger> numbers, String prerelease) {}

  static RegoValue isValid(RegoValue a) {
    return RegoBoolean.of(a instanceof RegoString string && parse(string.text()).isPresent());
  }

  static RegoValue compare(RegoValue a, RegoValue b) {
    String ours = Operands.string(a, 1);
    String theirs = Operands.string(b, 2);
    Version left = version(ours, 1);
    Version right = version(theirs, 2);
    for (int i = 0; i < 3; i++) {
      int result = left.numbers().get(i).compareTo(right.numbers().get(i));
      if (result != 0) {
        return RegoNumber.of(result);
      }
    }
    return RegoNumber.of(comparePrerelease(left.prerelease(), right.prerelease()));
  }

  private static Version version(String text, int position) {
    return parse(text)
        .orElseThrow(
            () ->
                BuiltinException.failure(
                    "operand " + position + ": string \"" + text + "\" is not a valid SemVer"));
  }

  private static Optional<Version> parse(String text) {
    String rest = text.startsWith("v") ? text.substring(1) : text;
    int plus = rest.indexOf('+');
    if (plus >= 0) {
      if (!areIdentifiers(rest.substring(plus + 1))) {
        return Optional.empty();
      }
      rest = rest.substring(0, plus);
    }
    String prerelease = "";
    int dash = rest.indexOf('-');
    if (dash >= 0) {
      prerelease = rest.substring(dash + 1);
      rest = rest.substring(0, dash);
      if (!areIdentifiers(prerelease)) {
        return Optional.empty();
      }
    }
    String[] parts = rest.split("\\.", -1);
    if (parts.length != 3) {
      return Optional.empty();
    }
    for (String part : parts) {
      if (!isNumber(part) || new BigInteger(part).bitLength() > 63) {
        return Optional.empty();
      }
    }
    return Optional.of(
        new Version(
            List.of(new BigInteger(parts[0]), new BigInteger(parts[1]), new BigInteger(parts[2])),
            prerelease));
  }

  /** OPA is laxer than the specification: nothing at all is fine, and so are leading zeros. */
  private static boolean areIdentifiers(String text) {
    if (text.isEmpty()) {
      return true;
    }
    for (String part : text.split("\\.", -1)) {
      if (part.isEmpty()
          || !part.chars().allMatch(c -> c == '-' || (c < 128 && Character.isLetterOrDigit(c)))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isNumber(String text) {
    return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private static int comparePrerelease(String left, String right) {
    if (left.isEmpty() || right.isEmpty()) {
      return Boolean.compare(left.isEmpty(), right.isEmpty());
    }
    String[] ours = left.split("\\.", -1);
    String[] theirs = right.split("\\.", -1);
    for (int i = 0; i < Math.min(ours.length, theirs.length); i++) {
      int result = compareIdentifiers(ours[i], theirs[i]);
      if (result != 0) {
        return result;
      }
    }
    return Integer.compare(ours.length, theirs.length);
  }

  private static int compareIdentifiers(String left, String right) {
    boolean leftIsNumber = isNumber(left);
    if (leftIsNumber && isNumber(right)) {
      return new BigInteger(left).compareTo(new BigInteger(right));
    }
    if (leftIsNumber || isNumber(right)) {
      return leftIsNumber ? -1 : 1;
    }
    return Integer.signum(left.compareTo(right));
  }
}
