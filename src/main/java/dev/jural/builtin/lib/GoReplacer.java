package dev.jural.builtin.lib;

import dev.jural.builtin.BuiltinContext;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Replaces several strings in one pass, as Go's {@code strings.Replacer} does: at each place the
 * first that fits, never in what was put in. An empty one fits before each byte and at the end.
 */
final class GoReplacer {
  private final List<String> olds;
  private final List<String> news;

  GoReplacer(List<String> olds, List<String> news) {
    // Between bytes an empty one can split a character in two, so there all text is bytes.
    boolean isOfBytes = olds.contains("");
    this.olds = isOfBytes ? olds.stream().map(GoReplacer::bytes).toList() : olds;
    this.news = isOfBytes ? news.stream().map(GoReplacer::bytes).toList() : news;
  }

  String replace(BuiltinContext context, String text) {
    return olds.contains("") ? text(run(context, bytes(text))) : run(context, text);
  }

  private static String bytes(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }

  private static String text(String bytes) {
    return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }

  private String run(BuiltinContext context, String text) {
    StringBuilder out = new StringBuilder(text.length());
    boolean wasEmpty = false;
    int at = 0;
    while (at <= text.length()) {
      int found = find(text, at, wasEmpty);
      wasEmpty = found >= 0 && olds.get(found).isEmpty();
      if (found >= 0) {
        out.append(news.get(found));
        at += olds.get(found).length();
      } else {
        if (at < text.length()) {
          out.append(text.charAt(at));
        }
        at++;
      }
      context.charge(olds.size() + (out.length() >> 10));
    }
    return out.toString();
  }

  private int find(String text, int at, boolean skipsEmpty) {
    for (int i = 0; i < olds.size(); i++) {
      if (!(skipsEmpty && olds.get(i).isEmpty()) && text.startsWith(olds.get(i), at)) {
        return i;
      }
    }
    return -1;
  }
}
