package dev.jural.builtin.lib;

import static dev.jural.builtin.BuiltinTable.arg;

import com.google.re2j.Matcher;
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
import dev.jural.value.RegoString;
import dev.jural.value.RegoValue;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Regular expressions with RE2's syntax and linear time. */
public final class Regexes {
  private static final int LONGEST_PATTERN = 100_000;
  private static final int DEEPEST = 1_000;

  private Regexes() {}

  /** Adds the functions of this category. */
  public static void register(BuiltinTable.Builder table) {
    RegoType string = RegoType.STRING;
    RegoType strings = RegoType.arrayOf(string);
    table.withContext(
        "regex.match",
        "Whether a pattern matches somewhere in a string.",
        (Implementation.C2) Regexes::match,
        RegoType.BOOLEAN,
        arg("pattern", string),
        arg("value", string));
    table.withContext(
        "re_match",
        "Whether a pattern matches somewhere in a string.",
        (Implementation.C2) Regexes::match,
        RegoType.BOOLEAN,
        arg("pattern", string),
        arg("value", string));
    table.withContext(
        "regex.is_valid",
        "Whether a string is a pattern.",
        (Implementation.C1) Regexes::isValid,
        RegoType.BOOLEAN,
        arg("pattern", string));
    table.withContext(
        "regex.split",
        "The parts of a string between matches.",
        (Implementation.C2) Regexes::split,
        strings,
        arg("pattern", string),
        arg("value", string));
    table.withContext(
        "regex.replace",
        "The string with its matches replaced; $1 is the first group.",
        (Implementation.C3) Regexes::replace,
        string,
        arg("s", string),
        arg("pattern", string),
        arg("value", string));
    table.withContext(
        "regex.globs_match",
        "Whether some text matches two patterns of characters, sets, stars and pluses.",
        (Implementation.C2) GlobsMatch::match,
        RegoType.BOOLEAN,
        arg("glob1", RegoType.STRING),
        arg("glob2", RegoType.STRING));
    table.withContext(
        "regex.find_n",
        "The first matches, all when the number is negative.",
        (Implementation.C3) Regexes::findN,
        strings,
        arg("pattern", string),
        arg("value", string),
        arg("number", RegoType.NUMBER));
    table.withContext(
        "regex.find_all_string_submatch_n",
        "The first matches with their groups.",
        (Implementation.C3) Regexes::findSubmatches,
        RegoType.arrayOf(strings),
        arg("pattern", string),
        arg("value", string),
        arg("number", RegoType.NUMBER));
    table.withContext(
        "regex.template_match",
        "Whether a string matches a text with patterns between delimiters.",
        (Implementation.Variadic) Regexes::templateMatch,
        RegoType.BOOLEAN,
        arg("template", string),
        arg("value", string),
        arg("delimiter_start", string),
        arg("delimiter_end", string));
  }

  static Pattern pattern(BuiltinContext context, String text) {
    return context.shared(Pattern.class, text, () -> compile(text));
  }

  private static Pattern compile(String text) {
    if (text.length() > LONGEST_PATTERN || depth(text) > DEEPEST) {
      throw BuiltinException.failure("error parsing regexp: expression too large");
    }
    try {
      return Pattern.compile(text);
    } catch (PatternSyntaxException e) {
      return again(text, e);
    } catch (StackOverflowError e) {
      throw BuiltinException.failure("error parsing regexp: expression nests too deeply");
    }
  }

  /** A second try for what Go takes and RE2/J does not; else the message of Go. */
  private static Pattern again(String text, PatternSyntaxException problem) {
    String description = problem.getDescription();
    if (description.startsWith("duplicate capture group name")) {
      return compile(RegexGroups.withOwnNames(text));
    }
    if (description.contains("stack underflow")
        || String.valueOf(problem.getPattern()).contains("stack underflow")) {
      throw BuiltinException.failure("error parsing regexp: unexpected ): `" + text + "`");
    }
    throw BuiltinException.failure(
        "error parsing regexp: "
            + description
            + (problem.getPattern() == null ? "" : ": `" + problem.getPattern() + "`"));
  }

  /** The next match, but none in the middle of a character of two code units. */
  private static boolean find(Matcher matcher, String text) {
    while (matcher.find()) {
      int start = matcher.start();
      boolean isInside =
          start > 0
              && start < text.length()
              && Character.isLowSurrogate(text.charAt(start))
              && Character.isHighSurrogate(text.charAt(start - 1));
      if (!isInside) {
        return true;
      }
    }
    return false;
  }

  private static int depth(String text) {
    int depth = 0;
    int deepest = 0;
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '(') {
        deepest = Math.max(deepest, ++depth);
      } else if (text.charAt(i) == ')') {
        depth--;
      }
    }
    return deepest;
  }

  static RegoValue match(BuiltinContext context, RegoValue a, RegoValue b) {
    String expression = Operands.string(a, 1);
    String text = Operands.string(b, 2);
    Pattern pattern = pattern(context, expression);
    context.charge(text.length() / 8);
    return RegoBoolean.of(pattern.matcher(text).find());
  }

  static RegoValue isValid(BuiltinContext context, RegoValue a) {
    if (!(a instanceof RegoString string)) {
      return RegoBoolean.FALSE;
    }
    try {
      pattern(context, string.text());
      return RegoBoolean.TRUE;
    } catch (BuiltinException e) {
      return RegoBoolean.FALSE;
    }
  }

  static RegoValue split(BuiltinContext context, RegoValue a, RegoValue b) {
    String expression = Operands.string(a, 1);
    String text = Operands.string(b, 2);
    Pattern pattern = pattern(context, expression);
    context.charge(text.length());
    RegoArray.Builder parts = new RegoArray.Builder();
    if (text.isEmpty() && !pattern.pattern().isEmpty()) {
      return parts.add(RegoString.EMPTY).build();
    }
    Matcher matcher = pattern.matcher(text);
    int from = 0;
    int end = 0;
    int lastEnd = -1;
    while (find(matcher, text)) {
      if (matcher.start() == matcher.end() && matcher.start() == lastEnd) {
        continue;
      }
      lastEnd = matcher.end();
      end = matcher.start();
      if (matcher.end() != 0) {
        parts.add(RegoString.of(text.substring(from, end)));
      }
      from = matcher.end();
    }
    if (end != text.length()) {
      parts.add(RegoString.of(text.substring(from)));
    }
    return parts.build();
  }

  static RegoValue replace(BuiltinContext context, RegoValue a, RegoValue b, RegoValue c) {
    String text = Operands.string(a, 1);
    String expression = Operands.string(b, 2);
    String template = Operands.string(c, 3);
    Pattern pattern = pattern(context, expression);
    context.charge(text.length() + (long) template.length() * text.length() / 16);
    Matcher matcher = pattern.matcher(text);
    StringBuilder out = new StringBuilder();
    int from = 0;
    int lastEnd = -1;
    while (find(matcher, text)) {
      out.append(text, from, matcher.start());
      // As in Go, an empty match right behind the last match does not count.
      if (matcher.end() > lastEnd || matcher.start() == 0) {
        expand(out, template, matcher, pattern);
      }
      from = matcher.end();
      lastEnd = matcher.end();
    }
    return RegoString.of(out.append(text.substring(from)).toString());
  }

  private static void expand(StringBuilder out, String template, Matcher matcher, Pattern pattern) {
    int at = 0;
    while (at < template.length()) {
      char c = template.charAt(at);
      if (c != '$' || at + 1 == template.length()) {
        out.append(c);
        at++;
        continue;
      }
      if (template.charAt(at + 1) == '$') {
        out.append('$');
        at += 2;
        continue;
      }
      boolean isBraced = template.charAt(at + 1) == '{';
      int start = at + (isBraced ? 2 : 1);
      int end = start;
      while (end < template.length()
          && (template.charAt(end) == '_' || Character.isLetterOrDigit(template.charAt(end)))) {
        end++;
      }
      if (end == start || (isBraced && (end == template.length() || template.charAt(end) != '}'))) {
        out.append('$');
        at++;
        continue;
      }
      group(out, template.substring(start, end), matcher, pattern);
      at = isBraced ? end + 1 : end;
    }
  }

  private static void group(StringBuilder out, String name, Matcher matcher, Pattern pattern) {
    int index = -1;
    if (name.length() < 6 && name.chars().allMatch(c -> c >= '0' && c <= '9')) {
      index = Integer.parseInt(name);
    } else {
      Integer named = pattern.namedGroups().get(name);
      index = named == null ? -1 : named;
    }
    if (index >= 0 && index <= matcher.groupCount()) {
      String text = matcher.group(index);
      out.append(text == null ? "" : text);
    }
  }

  static RegoValue findN(BuiltinContext context, RegoValue a, RegoValue b, RegoValue c) {
    String expression = Operands.string(a, 1);
    String text = Operands.string(b, 2);
    int most = Operands.size(c, 3);
    Pattern pattern = pattern(context, expression);
    context.charge(text.length());
    RegoArray.Builder found = new RegoArray.Builder();
    Matcher matcher = pattern.matcher(text);
    int lastEnd = -1;
    while ((most < 0 || found.size() < most) && find(matcher, text)) {
      if (matcher.start() == matcher.end() && matcher.start() == lastEnd) {
        continue;
      }
      lastEnd = matcher.end();
      found.add(RegoString.of(matcher.group()));
    }
    return found.build();
  }

  static RegoValue findSubmatches(BuiltinContext context, RegoValue a, RegoValue b, RegoValue c) {
    String expression = Operands.string(a, 1);
    String text = Operands.string(b, 2);
    int most = Operands.size(c, 3);
    Pattern pattern = pattern(context, expression);
    context.charge(text.length() * (1L + pattern.groupCount()));
    RegoArray.Builder found = new RegoArray.Builder();
    Matcher matcher = pattern.matcher(text);
    int lastEnd = -1;
    while ((most < 0 || found.size() < most) && find(matcher, text)) {
      if (matcher.start() == matcher.end() && matcher.start() == lastEnd) {
        continue;
      }
      lastEnd = matcher.end();
      RegoArray.Builder groups = new RegoArray.Builder();
      for (int i = 0; i <= matcher.groupCount(); i++) {
        String group = matcher.group(i);
        groups.add(RegoString.of(group == null ? "" : group));
      }
      found.add(groups.build());
    }
    return found.build();
  }

  static RegoValue templateMatch(BuiltinContext context, List<RegoValue> args) {
    String template = Operands.string(args.get(0), 1);
    String text = Operands.string(args.get(1), 2);
    String start = Operands.string(args.get(2), 3);
    String end = Operands.string(args.get(3), 4);
    // OPA counts bytes, and names the length of the first delimiter for both.
    checkDelimiter("start", start, start);
    checkDelimiter("end", end, start);
    String pattern =
        RegexTemplate.toPattern(
            template, start.charAt(0), end.charAt(0), part -> pattern(context, part));
    context.charge(text.length());
    return RegoBoolean.of(pattern(context, pattern).matcher(text).find());
  }

  private static void checkDelimiter(String which, String delimiter, String first) {
    if (delimiter.length() != 1 || delimiter.charAt(0) >= 128) {
      throw BuiltinException.failure(
          which
              + " delimiter has to be exactly one character long but is "
              + first.getBytes(StandardCharsets.UTF_8).length
              + " long");
    }
  }
}
