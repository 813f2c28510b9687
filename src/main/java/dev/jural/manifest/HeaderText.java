package dev.jural.manifest;

/** Cuts the comments before a document out of the text. */
final class HeaderText {
  private HeaderText() {}

  /**
   * The comment lines between two code point indexes, and an empty line for each other one; empty
   * when there are no comments.
   */
  static String of(String text, Offsets offsets, int from, int to) {
    int start = offsets.offset(from);
    int end = Math.min(offsets.offset(to), start + ManifestLimits.MAX_HEADER);
    int first = text.indexOf('#', start);
    if (first < 0 || first >= end) {
      return "";
    }
    StringBuilder out = new StringBuilder();
    text.substring(start, end)
        .lines()
        .forEach(line -> out.append(line.startsWith("#") ? line : "").append('\n'));
    return out.toString();
  }
}
