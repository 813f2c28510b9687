package dev.jural.builtin.lib;

import com.google.re2j.Pattern;
import dev.jural.builtin.BuiltinException;
import dev.jural.value.RegoString;
import java.util.function.Consumer;

/** Makes one pattern of a text with patterns between delimiters. */
final class RegexTemplate {
  private RegexTemplate() {}

  /**
   * The pattern for the whole text.
   *
   * @param check is given each of the patterns alone, so that errors name it
   */
  static String toPattern(String template, char start, char end, Consumer<String> check) {
    StringBuilder pattern = new StringBuilder("^");
    int from = 0;
    int depth = 0;
    int open = 0;
    for (int i = 0; i < template.length(); i++) {
      char c = template.charAt(i);
      if (c == start) {
        if (depth++ == 0) {
          pattern.append(Pattern.quote(template.substring(from, i)));
          open = i + 1;
        }
      } else if (c == end) {
        if (--depth == 0) {
          pattern.append('(').append(template, open, i).append(')');
          from = i + 1;
          check.accept("^" + template.substring(open, i) + "$");
        } else if (depth < 0) {
          break;
        }
      }
    }
    if (depth != 0) {
      throw BuiltinException.failure("unbalanced braces in " + RegoString.of(template));
    }
    return pattern.append(Pattern.quote(template.substring(from))).append('$').toString();
  }
}
