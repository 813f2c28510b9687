package dev.jural.builtin.lib;

import static dev.jural.builtin.BuiltinTable.arg;

import dev.jural.builtin.BuiltinContext;
import dev.jural.builtin.BuiltinException;
import dev.jural.builtin.BuiltinTable;
import dev.jural.builtin.Implementation;
import dev.jural.builtin.Operands;
import dev.jural.builtin.lib.template.Template;
import dev.jural.builtin.lib.template.TemplateException;
import dev.jural.types.RegoType;
import dev.jural.value.RegoArray;
import dev.jural.value.RegoBoolean;
import dev.jural.value.RegoNumber;
import dev.jural.value.RegoObject;
import dev.jural.value.RegoSet;
import dev.jural.value.RegoString;
import dev.jural.value.RegoValue;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;

/** Functions of strings. Positions and lengths count code points. */
public final class Strings {
  private static final RegoType STRING = RegoType.STRING;
  private static final RegoType STRINGS =
      RegoType.anyOf(RegoType.arrayOf(STRING), RegoType.setOf(STRING));
  private static final RegoType ONE_OR_MORE =
      RegoType.anyOf(STRING, RegoType.arrayOf(STRING), RegoType.setOf(STRING));

  private Strings() {}

  /** Adds the functions of this category. */
  public static void register(BuiltinTable.Builder table) {
    RegoType bool = RegoType.BOOLEAN;
    RegoType number = RegoType.NUMBER;
    table.withContext(
        "concat",
        "The strings with a delimiter between them.",
        (Implementation.C2) Strings::concat,
        STRING,
        arg("delimiter", STRING),
        arg("collection", STRINGS));
    table.fn(
        "contains",
        "Whether a string holds another.",
        (a, b) -> RegoBoolean.of(Operands.string(a, 1).contains(Operands.string(b, 2))),
        bool,
        arg("haystack", STRING),
        arg("needle", STRING));
    table.fn(
        "startswith",
        "Whether a string begins with another.",
        (a, b) -> RegoBoolean.of(Operands.string(a, 1).startsWith(Operands.string(b, 2))),
        bool,
        arg("search", STRING),
        arg("base", STRING));
    table.fn(
        "endswith",
        "Whether a string ends with another.",
        (a, b) -> RegoBoolean.of(Operands.string(a, 1).endsWith(Operands.string(b, 2))),
        bool,
        arg("search", STRING),
        arg("base", STRING));
    table.fn(
        "format_int",
        "A number in a base of 2, 8, 10 or 16, rounded down.",
        Strings::formatInt,
        STRING,
        arg("number", number),
        arg("base", number));
    table.fn(
        "indexof",
        "Where a string first holds another, or -1.",
        Strings::indexOf,
        number,
        arg("haystack", STRING),
        arg("needle", STRING));
    table.fn(
        "indexof_n",
        "All places where a string holds another.",
        Strings::indexOfN,
        RegoType.arrayOf(number),
        arg("haystack", STRING),
        arg("needle", STRING));
    table.fn(
        "lower",
        "The string in lower case.",
        a -> RegoString.of(GoCase.lower(Operands.string(a, 1))),
        STRING,
        arg("x", STRING));
    table.fn(
        "upper",
        "The string in upper case.",
        a -> RegoString.of(GoCase.upper(Operands.string(a, 1))),
        STRING,
        arg("x", STRING));
    table.withContext(
        "replace",
        "The string with one text in place of another.",
        (Implementation.C3) Strings::replace,
        STRING,
        arg("x", STRING),
        arg("old", STRING),
        arg("new", STRING));
    table.withContext(
        "strings.replace_n",
        "The string with every key of an object replaced by its value.",
        (Implementation.C2) Strings::replaceN,
        STRING,
        arg("patterns", RegoType.objectOf(STRING, STRING)),
        arg("value", STRING));
    table.fn(
        "split",
        "The parts of a string between delimiters.",
        Strings::split,
        RegoType.arrayOf(STRING),
        arg("x", STRING),
        arg("delimiter", STRING));
    table.withContext(
        "strings.render_template",
        "A template of Go's package text/template with values put in.",
        (Implementation.C2) Strings::render,
        STRING,
        arg("value", STRING),
        arg("vars", RegoType.objectOf(STRING, RegoType.ANY)));
    table.fn(
        "strings.split_n",
        "The first parts of a string between delimiters; of a count below 0, the last ones.",
        Strings::splitN,
        RegoType.arrayOf(STRING),
        arg("x", STRING),
        arg("delimiter", STRING),
        arg("n", RegoType.NUMBER));
    table.withContext(
        "sprintf",
        "A string by a format with Go's verbs.",
        (Implementation.C2) GoFormat::sprintf,
        STRING,
        arg("format", STRING),
        arg("values", RegoType.ARRAY));
    table.fn(
        "strings.reverse",
        "The string backwards.",
        a -> RegoString.of(new StringBuilder(Operands.string(a, 1)).reverse().toString()),
        STRING,
        arg("x", STRING));
    table.fn(
        "strings.count",
        "How often a string holds another.",
        Strings::countIn,
        number,
        arg("search", STRING),
        arg("substring", STRING));
    table.fn(
        "strings.any_prefix_match",
        "Whether some string begins with some other.",
        (a, b) -> anyMatch(a, b, String::startsWith),
        bool,
        arg("search", ONE_OR_MORE),
        arg("base", ONE_OR_MORE));
    table.fn(
        "strings.any_suffix_match",
        "Whether some string ends with some other.",
        (a, b) -> anyMatch(a, b, String::endsWith),
        bool,
        arg("search", ONE_OR_MORE),
        arg("base", ONE_OR_MORE));
    table.fn(
        "substring",
        "A part of a string; to its end when the length is negative.",
        Strings::substring,
        STRING,
        arg("value", STRING),
        arg("offset", number),
        arg("length", number));
    table.fn(
        "trim",
        "The string without leading and trailing characters of a set.",
        (a, b) -> trim(a, b, true, true),
        STRING,
        arg("value", STRING),
        arg("cutset", STRING));
    table.fn(
        "trim_left",
        "The string without leading characters of a set.",
        (a, b) -> trim(a, b, true, false),
        STRING,
        arg("value", STRING),
        arg("cutset", STRING));
    table.fn(
        "trim_right",
        "The string without trailing characters of a set.",
        (a, b) -> trim(a, b, false, true),
        STRING,
        arg("value", STRING),
        arg("cutset", STRING));
    table.fn(
        "trim_prefix",
        "The string without a prefix.",
        Strings::trimPrefix,
        STRING,
        arg("value", STRING),
        arg("prefix", STRING));
    table.fn(
        "trim_suffix",
        "The string without a suffix.",
        Strings::trimSuffix,
        STRING,
        arg("value", STRING),
        arg("suffix", STRING));
    table.fn(
        "trim_space",
        "The string without white space at its ends.",
        a -> RegoString.of(GoCase.trimSpace(Operands.string(a, 1))),
        STRING,
        arg("value", STRING));
  }

  static RegoValue concat(BuiltinContext context, RegoValue delimiter, RegoValue collection) {
    String between = Operands.string(delimiter, 1);
    List<String> parts = strings(collection, 2, "one of {set, array}");
    long length = 0;
    for (String part : parts) {
      length += part.length() + between.length();
    }
    context.charge(length / 8);
    return RegoString.of(String.join(between, parts));
  }

  private static List<String> strings(RegoValue collection, int position, String want) {
    Iterable<RegoValue> elements;
    if (collection instanceof RegoArray array) {
      elements = array;
    } else if (collection instanceof RegoSet set) {
      elements = set;
    } else {
      throw BuiltinException.wrongType(position, want, collection.typeName());
    }
    List<String> all = new ArrayList<>();
    for (RegoValue element : elements) {
      if (!(element instanceof RegoString string)) {
        throw BuiltinException.operand(
            position,
            "must be "
                + collection.typeName()
                + " of strings but got "
                + collection.typeName()
                + " containing "
                + element.typeName());
      }
      all.add(string.text());
    }
    return all;
  }

  static RegoValue formatInt(RegoValue a, RegoValue b) {
    RegoNumber number = Operands.number(a, 1);
    RegoNumber base = Operands.number(b, 2);
    int radix = base.isLong() && base.spelling().isEmpty() ? (int) base.longValue() : 0;
    if (radix != 2 && radix != 8 && radix != 10 && radix != 16) {
      throw BuiltinException.operand(2, "must be one of {2, 8, 10, 16}");
    }
    // OPA goes by way of a float whose mantissa has 64 bits.
    BigInteger whole =
        number.isLong()
            ? number.integer()
            : BinaryFloat.rounded(number.decimal()).setScale(0, RoundingMode.DOWN).toBigInteger();
    return RegoString.of(whole.toString(radix));
  }

  static RegoValue indexOf(RegoValue a, RegoValue b) {
    String text = Operands.string(a, 1);
    String search = Operands.string(b, 2);
    if (search.isEmpty()) {
      throw BuiltinException.failure("empty search character");
    }
    int at = text.indexOf(search);
    return RegoNumber.of(at < 0 ? -1 : text.codePointCount(0, at));
  }

  static RegoValue indexOfN(RegoValue a, RegoValue b) {
    String text = Operands.string(a, 1);
    String search = Operands.string(b, 2);
    if (search.isEmpty()) {
      throw BuiltinException.failure("empty search character");
    }
    RegoArray.Builder places = new RegoArray.Builder();
    int counted = 0;
    int from = 0;
    for (int at = text.indexOf(search); at >= 0; at = text.indexOf(search, at + 1)) {
      counted += text.codePointCount(from, at);
      from = at;
      places.add(RegoNumber.of(counted));
    }
    return places.build();
  }

  static RegoValue replace(BuiltinContext context, RegoValue a, RegoValue b, RegoValue c) {
    String text = Operands.string(a, 1);
    String old = Operands.string(b, 2);
    String with = Operands.string(c, 3);
    long times = old.isEmpty() ? text.length() + 1L : text.length() / old.length();
    context.charge((text.length() + times * with.length()) / 8);
    return RegoString.of(
        old.isEmpty()
            ? new GoReplacer(List.of(old), List.of(with)).replace(context, text)
            : text.replace(old, with));
  }

  static RegoValue replaceN(BuiltinContext context, RegoValue a, RegoValue b) {
    RegoObject patterns = Operands.object(a, 1);
    String text = Operands.string(b, 2);
    List<String> olds = new ArrayList<>();
    List<String> news = new ArrayList<>();
    for (int i = 0; i < patterns.size(); i++) {
      if (!(patterns.keyAt(i) instanceof RegoString old)) {
        throw BuiltinException.operand(1, "non-string key found in pattern object");
      }
      if (!(patterns.valueAt(i) instanceof RegoString with)) {
        throw BuiltinException.operand(1, "non-string value found in pattern object");
      }
      olds.add(old.text());
      news.add(with.text());
    }
    return RegoString.of(new GoReplacer(olds, news).replace(context, text));
  }

  static RegoValue split(RegoValue a, RegoValue b) {
    String text = Operands.string(a, 1);
    String delimiter = Operands.string(b, 2);
    RegoArray.Builder parts = new RegoArray.Builder();
    if (delimiter.isEmpty()) {
      text.codePoints().forEach(c -> parts.add(RegoString.of(Character.toString(c))));
      return parts.build();
    }
    int from = 0;
    for (int at = text.indexOf(delimiter); at >= 0; at = text.indexOf(delimiter, from)) {
      parts.add(RegoString.of(text.substring(from, at)));
      from = at + delimiter.length();
    }
    return parts.add(RegoString.of(text.substring(from))).build();
  }

  static RegoValue render(BuiltinContext context, RegoValue a, RegoValue b) {
    String source = Operands.string(a, 1);
    context.charge(source.length());
    try {
      String text =
          Template.render(
              source,
              Operands.object(b, 2),
              (format, values) ->
                  Operands.string(
                      GoFormat.sprintf(context, RegoString.of(format), RegoArray.of(values)), 1),
              context::charge);
      return RegoString.of(text.replace("<no value>", "<undefined>"));
    } catch (TemplateException e) {
      throw BuiltinException.failure(e.message());
    }
  }

  static RegoValue splitN(RegoValue a, RegoValue b, RegoValue n) {
    Operands.string(a, 1);
    Operands.string(b, 2);
    BigInteger count = BigInteger.valueOf(Operands.longNumber(n, 3));
    List<RegoValue> parts = ((RegoArray) split(a, b)).elements();
    int kept = count.abs().min(BigInteger.valueOf(parts.size())).intValue();
    return RegoArray.of(
        count.signum() < 0
            ? parts.subList(parts.size() - kept, parts.size())
            : parts.subList(0, kept));
  }

  static RegoValue countIn(RegoValue a, RegoValue b) {
    String text = Operands.string(a, 1);
    String search = Operands.string(b, 2);
    if (search.isEmpty()) {
      return RegoNumber.of(text.codePointCount(0, text.length()) + 1);
    }
    int count = 0;
    for (int at = text.indexOf(search); at >= 0; at = text.indexOf(search, at + search.length())) {
      count++;
    }
    return RegoNumber.of(count);
  }

  private static RegoValue anyMatch(RegoValue a, RegoValue b, BiPredicate<String, String> matches) {
    List<String> searched = oneOrMore(a, 1);
    List<String> bases = oneOrMore(b, 2);
    return RegoBoolean.of(
        searched.stream().anyMatch(s -> bases.stream().anyMatch(base -> matches.test(s, base))));
  }

  private static List<String> oneOrMore(RegoValue value, int position) {
    return value instanceof RegoString string
        ? List.of(string.text())
        : strings(value, position, "one of {string, set, array}");
  }

  static RegoValue substring(RegoValue a, RegoValue b, RegoValue c) {
    String text = Operands.string(a, 1);
    int offset = Operands.size(b, 2);
    int length = Operands.size(c, 3);
    if (offset < 0) {
      throw BuiltinException.failure("negative offset");
    }
    int size = text.codePointCount(0, text.length());
    if (offset >= size) {
      return RegoString.EMPTY;
    }
    int start = text.offsetByCodePoints(0, offset);
    int end =
        length < 0 || (long) offset + length >= size
            ? text.length()
            : text.offsetByCodePoints(start, length);
    return RegoString.of(text.substring(start, end));
  }

  private static RegoValue trim(RegoValue a, RegoValue b, boolean left, boolean right) {
    String text = Operands.string(a, 1);
    String cutset = Operands.string(b, 2);
    int start = 0;
    int end = text.length();
    while (left && start < end && cutset.indexOf(text.codePointAt(start)) >= 0) {
      start += Character.charCount(text.codePointAt(start));
    }
    while (right && end > start && cutset.indexOf(text.codePointBefore(end)) >= 0) {
      end -= Character.charCount(text.codePointBefore(end));
    }
    return RegoString.of(text.substring(start, end));
  }

  static RegoValue trimPrefix(RegoValue a, RegoValue b) {
    String text = Operands.string(a, 1);
    String prefix = Operands.string(b, 2);
    return RegoString.of(text.startsWith(prefix) ? text.substring(prefix.length()) : text);
  }

  static RegoValue trimSuffix(RegoValue a, RegoValue b) {
    String text = Operands.string(a, 1);
    String suffix = Operands.string(b, 2);
    return RegoString.of(
        text.endsWith(suffix) ? text.substring(0, text.length() - suffix.length()) : text);
  }
}
