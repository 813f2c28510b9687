package dev.jural.manifest;

import dev.jural.source.SourceText;
import java.util.List;

/**
 * Templates tells texts that become YAML only when they are rendered (Helm and other Go templates,
 * Jinja, {@code %{NAME}%}) from YAML that is broken.
 */
final class Templates {
  /** Stands for what an action will write. YAML allows it, and no manifest has it. */
  static final char STAND_IN = '\uE000';

  /** A way of writing an action: how it opens and closes, and what uses it. */
  private record Dialect(String open, String close, String name) {}

  private static final List<Dialect> DIALECTS =
      List.of(
          new Dialect("{{", "}}", "a Helm or Go template"),
          new Dialect("{%", "%}", "a Jinja template"),
          new Dialect("%{", "}%", "a template with %{...}% placeholders"));

  /** How many lines before an error may hold the action that caused it. */
  private static final int LINES_BEFORE = 2;

  private Templates() {}

  /** Whether {@code text} has anything that looks like an action; most files have not. */
  static boolean hasActions(String text) {
    return DIALECTS.stream().anyMatch(d -> text.contains(d.open));
  }

  /** What kind of template {@code text} is by its first action; empty when it has none. */
  static String kind(String text) {
    int first = Integer.MAX_VALUE;
    String name = "";
    for (Dialect dialect : DIALECTS) {
      int at = text.indexOf(dialect.open);
      if (at >= 0 && at < first && text.indexOf(dialect.close, at) > 0) {
        first = at;
        name = dialect.name;
      }
    }
    return name;
  }

  /** Whether an action stands on {@code line} or just before it. */
  static boolean hasActionNear(SourceText text, int line) {
    for (int i = Math.max(1, line - LINES_BEFORE); i <= line; i++) {
      if (hasActions(text.line(i))) {
        return true;
      }
    }
    return false;
  }

  /**
   * The text with its actions blanked, every character in its place: an action that fills its lines
   * becomes space, one within a line becomes {@link #STAND_IN}.
   */
  static SourceText outline(SourceText text) {
    StringBuilder out = new StringBuilder(text.text());
    for (Dialect dialect : DIALECTS) {
      blank(out, dialect);
    }
    return SourceText.of(text.name(), out.toString());
  }

  private static void blank(StringBuilder out, Dialect dialect) {
    int at = out.indexOf(dialect.open);
    while (at >= 0) {
      int close = out.indexOf(dialect.close, at + dialect.open.length());
      if (close < 0) {
        return;
      }
      int end = close + dialect.close.length();
      boolean isAlone = isBlankBefore(out, at) && isBlankAfter(out, end);
      for (int i = at; i < end; i++) {
        if (out.charAt(i) != '\n' && out.charAt(i) != '\r') {
          out.setCharAt(i, isAlone ? ' ' : STAND_IN);
        }
      }
      at = out.indexOf(dialect.open, end);
    }
  }

  private static boolean isBlankBefore(CharSequence text, int at) {
    int i = at - 1;
    while (i >= 0 && text.charAt(i) == ' ') {
      i--;
    }
    return i < 0 || text.charAt(i) == '\n';
  }

  private static boolean isBlankAfter(CharSequence text, int at) {
    int i = at;
    while (i < text.length() && (text.charAt(i) == ' ' || text.charAt(i) == '\r')) {
      i++;
    }
    return i == text.length() || text.charAt(i) == '\n';
  }
}
