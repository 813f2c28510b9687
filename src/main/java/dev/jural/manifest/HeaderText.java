package dev.jural.manifest;

/** Cuts the comments before a document out of the text. */
final class HeaderText {
  private HeaderText() {}

  /** The comment lines between two code point indexes; empty when there are none. */
  static String of(String text, Offsets offsets, int from, int to) {
    int start = offsets.offset(from);
    int end = Math.min(offsets.offset(to), start + ManifestLimits.MAX_HEADER);
    int first = start;
    while (first < end && text.charAt(first) != '#') {
      first++;
    }
    if (first >= end) {
      return "";
    }
    StringBuilder out = new StringBuilder();
    text.substring(start, end)
        .lines()
        .filter(line -> line.startsWith("#"))
        .forEach(line -> out.append(line).append('\n'));
    return out.toString();
  }
}
