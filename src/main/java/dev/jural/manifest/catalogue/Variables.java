package dev.jural.manifest.catalogue;

/** Knows the ways in which files leave a text to be filled in later. */
public final class Variables {
  /** Stands for an action of a template whose outline is read. */
  private static final char STAND_IN = '\uE000';

  private Variables() {}

  /** Whether {@code text} holds something to be filled in. */
  public static boolean isVariable(String text) {
    return text.indexOf('$') >= 0
        || text.indexOf(STAND_IN) >= 0
        || text.contains("{{")
        || text.contains("%{");
  }

  /** The text with {@code ${A:-b}} and {@code ${A-b}} replaced by {@code b}; others stay. */
  public static String withDefaults(String text) {
    String now = text;
    int from = 0;
    int open = now.indexOf("${", from);
    while (open >= 0) {
      int close = now.indexOf('}', open);
      if (close < 0) {
        return now;
      }
      int dash = now.indexOf('-', open);
      if (dash < 0 || dash > close) {
        from = close;
      } else {
        now = now.substring(0, open) + now.substring(dash + 1, close) + now.substring(close + 1);
        from = open;
      }
      open = now.indexOf("${", from);
    }
    return now;
  }

  /** The text as a person may see it: what a template will write is shown as dots. */
  public static String shown(String text) {
    int at = text.indexOf(STAND_IN);
    if (at < 0) {
      return text;
    }
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) != STAND_IN) {
        out.append(text.charAt(i));
      } else if (i == 0 || text.charAt(i - 1) != STAND_IN) {
        out.append("{{...}}");
      }
    }
    return out.toString();
  }
}
