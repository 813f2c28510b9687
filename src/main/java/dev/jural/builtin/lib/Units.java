package dev.jural.builtin.lib;

import static dev.jural.builtin.BuiltinTable.arg;

import dev.jural.builtin.BuiltinException;
import dev.jural.builtin.BuiltinTable;
import dev.jural.builtin.Operands;
import dev.jural.types.RegoType;
import dev.jural.value.RegoNumber;
import dev.jural.value.RegoValue;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/** Quantities with units, as resources of Kubernetes and sizes of files are written. */
public final class Units {
  private static final Map<String, BigDecimal> AMOUNTS =
      Map.ofEntries(
          Map.entry("", BigDecimal.ONE),
          Map.entry("m", new BigDecimal("0.001")),
          Map.entry("k", decimal(1)),
          Map.entry("K", decimal(1)),
          Map.entry("ki", binary(1)),
          Map.entry("M", decimal(2)),
          Map.entry("mi", binary(2)),
          Map.entry("g", decimal(3)),
          Map.entry("gi", binary(3)),
          Map.entry("t", decimal(4)),
          Map.entry("ti", binary(4)),
          Map.entry("p", decimal(5)),
          Map.entry("pi", binary(5)),
          Map.entry("e", decimal(6)),
          Map.entry("ei", binary(6)));

  private static final Map<String, BigDecimal> BYTES =
      Map.ofEntries(
          Map.entry("", BigDecimal.ONE),
          Map.entry("k", decimal(1)),
          Map.entry("kb", decimal(1)),
          Map.entry("ki", binary(1)),
          Map.entry("kib", binary(1)),
          Map.entry("m", decimal(2)),
          Map.entry("mb", decimal(2)),
          Map.entry("mi", binary(2)),
          Map.entry("mib", binary(2)),
          Map.entry("g", decimal(3)),
          Map.entry("gb", decimal(3)),
          Map.entry("gi", binary(3)),
          Map.entry("gib", binary(3)),
          Map.entry("t", decimal(4)),
          Map.entry("tb", decimal(4)),
          Map.entry("ti", binary(4)),
          Map.entry("tib", binary(4)),
          Map.entry("p", decimal(5)),
          Map.entry("pb", decimal(5)),
          Map.entry("pi", binary(5)),
          Map.entry("pib", binary(5)),
          Map.entry("e", decimal(6)),
          Map.entry("eb", decimal(6)),
          Map.entry("ei", binary(6)),
          Map.entry("eib", binary(6)));

  private Units() {}

  /** Adds the functions of this category. */
  public static void register(BuiltinTable.Builder table) {
    table.fn(
        "units.parse",
        "A quantity such as 10Ki or 100m as a number.",
        Units::parse,
        RegoType.NUMBER,
        arg("x", RegoType.STRING));
    table.fn(
        "units.parse_bytes",
        "A size such as 1.5MiB in whole bytes.",
        Units::parseBytes,
        RegoType.NUMBER,
        arg("x", RegoType.STRING));
  }

  private static BigDecimal decimal(int power) {
    return BigDecimal.TEN.pow(3 * power);
  }

  private static BigDecimal binary(int power) {
    return new BigDecimal(java.math.BigInteger.ONE.shiftLeft(10 * power));
  }

  private record Quantity(BigDecimal amount, String unit) {}

  private static Quantity quantity(String written, String name, String missing) {
    String text = written.replace("\"", "");
    if (text.indexOf(' ') >= 0) {
      throw BuiltinException.failure(name + ": spaces not allowed in resource strings");
    }
    String what = missing.contains("byte") ? "byte amount" : "amount";
    int end = 0;
    while (end < text.length() && isPartOfNumber(text, end)) {
      end++;
    }
    if (end == 0) {
      throw BuiltinException.failure(name + ": " + missing);
    }
    String amount = text.substring(0, end);
    if (!NumberSyntax.isGoFloat(amount)) {
      throw BuiltinException.failure(name + ": could not parse " + what + " to a number");
    }
    BigDecimal value =
        RegoNumber.parse(amount.startsWith("+") ? amount.substring(1) : amount)
            .orElseThrow(
                () -> BuiltinException.failure(name + ": could not parse " + what + " to a number"))
            .decimal();
    return new Quantity(value, text.substring(end));
  }

  private static boolean isPartOfNumber(String text, int at) {
    char c = text.charAt(at);
    if ((c >= '0' && c <= '9') || c == '.') {
      return true;
    }
    boolean isSign = c == '+' || c == '-';
    if (isSign) {
      return at == 0 || text.charAt(at - 1) == 'e' || text.charAt(at - 1) == 'E';
    }
    // "1e3" is a number, "1E" and "1Ei" are units.
    boolean isExponent = (c == 'e' || c == 'E') && at > 0 && at + 1 < text.length();
    if (!isExponent) {
      return false;
    }
    char next = text.charAt(at + 1);
    return (next >= '0' && next <= '9') || ((next == '+' || next == '-') && at + 2 < text.length());
  }

  static RegoValue parse(RegoValue a) {
    Quantity quantity = quantity(Operands.string(a, 1), "units.parse", "no amount provided");
    String unit = quantity.unit();
    // Only m and M, k and K differ by case.
    BigDecimal factor =
        AMOUNTS.get(
            unit.length() == 1 && "mMK".contains(unit) ? unit : unit.toLowerCase(Locale.ROOT));
    if (factor == null) {
      throw BuiltinException.failure("units.parse: unit " + shown(unit) + " not recognized");
    }
    return RegoNumber.of(quantity.amount().multiply(factor));
  }

  /** As OPA names it: all but its first byte in lower case. */
  private static String shown(String unit) {
    if (unit.isEmpty() || unit.charAt(0) < 128) {
      return unit.substring(0, Math.min(1, unit.length()))
          + GoCase.lower(unit.substring(Math.min(1, unit.length())));
    }
    int length = Character.charCount(unit.codePointAt(0));
    int bytes = unit.substring(0, length).getBytes(StandardCharsets.UTF_8).length;
    return "\ufffd".repeat(bytes) + GoCase.lower(unit.substring(length));
  }

  static RegoValue parseBytes(RegoValue a) {
    Quantity quantity =
        quantity(
            Operands.string(a, 1).toLowerCase(Locale.ROOT),
            "units.parse_bytes",
            "no byte amount provided");
    BigDecimal factor = BYTES.get(quantity.unit());
    if (factor == null) {
      throw BuiltinException.failure(
          "units.parse_bytes: byte unit " + quantity.unit() + " not recognized");
    }
    BigDecimal bytes = BinaryFloat.rounded(BinaryFloat.rounded(quantity.amount()).multiply(factor));
    return RegoNumber.of(bytes.setScale(0, RoundingMode.DOWN).toBigInteger());
  }
}
