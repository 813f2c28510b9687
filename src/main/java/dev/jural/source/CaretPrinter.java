package dev.jural.source;

/**
 * A CaretPrinter shows a diagnostic with the source line under it and carets under the stretch
 * meant.
 *
 * <p>Control characters of the line are shown as spaces, so that a hostile source cannot steer a
 * terminal.
 */
public final class CaretPrinter {
  private static final int WIDEST_LINE = 160;

  private CaretPrinter() {}

  /**
   * The diagnostic in its one-line form, then the source line with carets and the hint where there
   * are any.
   */
  public static String print(Diagnostic diagnostic) {
    StringBuilder out = new StringBuilder(diagnostic.toString());
    Location place = diagnostic.location();
    if (diagnostic.span() != Span.NONE && place.line() > 0) {
      appendLine(out, diagnostic.span(), place);
    }
    if (!diagnostic.hint().isEmpty()) {
      out.append("\n  hint: ").append(diagnostic.hint());
    }
    return out.toString();
  }

  private static void appendLine(StringBuilder out, Span span, Location place) {
    String line = span.source().line(place.line());
    int from = place.column() - 1;
    int cut = Math.max(0, from - WIDEST_LINE / 2);
    String shown =
        line.substring(Math.min(cut, line.length()), Math.min(line.length(), cut + WIDEST_LINE));
    String number = Integer.toString(place.line());
    out.append("\n  ").append(number).append(" | ").append(inert(shown));
    out.append("\n  ").append(" ".repeat(number.length())).append(" | ");
    int width = Math.max(1, Math.min(span.end() - span.start(), shown.length() - (from - cut)));
    out.append(" ".repeat(from - cut)).append("^".repeat(width));
  }

  private static String inert(String text) {
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean hostile = Character.isISOControl(c) || Character.getType(c) == Character.FORMAT;
      out.append(hostile ? ' ' : c);
    }
    return out.toString();
  }
}
