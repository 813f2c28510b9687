package dev.jural.builtin.lib;

import static dev.jural.builtin.BuiltinTable.arg;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.jural.builtin.BuiltinContext;
import dev.jural.builtin.BuiltinException;
import dev.jural.builtin.BuiltinTable;
import dev.jural.builtin.Implementation;
import dev.jural.builtin.Operands;
import dev.jural.types.RegoType;
import dev.jural.value.RegoArray;
import dev.jural.value.RegoBoolean;
import dev.jural.value.RegoNull;
import dev.jural.value.RegoString;
import dev.jural.value.RegoValue;

/** Glob patterns with delimiters; they are run as regular expressions, in linear time. */
public final class Globs {
  private static final int LONGEST_PATTERN = 10_000;

  private Globs() {}

  /** Adds the functions of this category. */
  public static void register(BuiltinTable.Builder table) {
    RegoType string = RegoType.STRING;
    RegoType delimiters = RegoType.anyOf(RegoType.NULL, RegoType.arrayOf(string));
    table.withContext(
        "glob.match",
        "Whether a glob matches a whole string; * stops at delimiters, ** does not.",
        (Implementation.C3) Globs::match,
        RegoType.BOOLEAN,
        arg("pattern", string),
        arg("delimiters", delimiters),
        arg("match", string));
    table.fn(
        "glob.quote_meta",
        "The text with all characters escaped that a glob gives a meaning.",
        Globs::quoteMeta,
        string,
        arg("pattern", string));
  }

  static RegoValue match(BuiltinContext context, RegoValue a, RegoValue b, RegoValue c) {
    String glob = Operands.string(a, 1);
    String delimiters = delimiters(b);
    String text = Operands.string(c, 3);
    if (glob.length() > LONGEST_PATTERN) {
      throw BuiltinException.failure("glob of more than " + LONGEST_PATTERN + " characters");
    }
    context.charge(text.length() / 8);
    Pattern pattern =
        context.shared(
            Pattern.class, "glob:" + delimiters + "\0" + glob, () -> compile(glob, delimiters));
    return RegoBoolean.of(pattern.matches(text));
  }

  private static String delimiters(RegoValue value) {
    if (value instanceof RegoNull) {
      return "";
    }
    RegoArray array = value instanceof RegoArray known ? known : wrong(value);
    if (array.isEmpty()) {
      return ".";
    }
    StringBuilder all = new StringBuilder();
    for (RegoValue element : array) {
      if (!(element instanceof RegoString string)) {
        throw BuiltinException.operand(
            2, "must be array of strings but got array containing " + element.typeName());
      }
      if (string.text().codePointCount(0, string.text().length()) != 1) {
        throw BuiltinException.operand(2, "must be array of runes but got array containing string");
      }
      all.append(string.text());
    }
    return all.toString();
  }

  private static RegoArray wrong(RegoValue value) {
    throw BuiltinException.wrongType(2, "one of {array, null}", value.typeName());
  }

  private static Pattern compile(String glob, String delimiters) {
    try {
      return Pattern.compile(new GlobPattern(glob, delimiters).toRegex(), Pattern.DOTALL);
    } catch (PatternSyntaxException e) {
      throw BuiltinException.failure("invalid glob " + RegoString.of(glob));
    }
  }

  static RegoValue quoteMeta(RegoValue a) {
    StringBuilder out = new StringBuilder();
    for (char c : Operands.string(a, 1).toCharArray()) {
      if ("*?\\[]{}".indexOf(c) >= 0) {
        out.append('\\');
      }
      out.append(c);
    }
    return RegoString.of(out.toString());
  }
}
