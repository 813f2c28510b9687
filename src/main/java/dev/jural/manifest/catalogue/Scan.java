package dev.jural.manifest.catalogue;

/**
 * A Scan goes over a text from left to right. Versions are read with it and not with expressions:
 * compiling those took longer than all else that a small stack needs.
 */
final class Scan {
  private final String text;
  private int at;

  Scan(String text) {
    this.text = text;
  }

  int position() {
    return at;
  }

  boolean isAtEnd() {
    return at == text.length();
  }

  String rest() {
    return text.substring(at);
  }

  /** Passes one of {@code characters}, if one comes next. */
  boolean skip(String characters) {
    boolean comes = at < text.length() && characters.indexOf(text.charAt(at)) >= 0;
    at += comes ? 1 : 0;
    return comes;
  }

  /** Passes {@code word}, if it comes next. */
  boolean skipWord(String word) {
    boolean comes = text.startsWith(word, at);
    at += comes ? word.length() : 0;
    return comes;
  }

  /** Passes digits and returns how many there were. */
  int digits() {
    int start = at;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    return at - start;
  }

  /** Passes a separator and digits after it, or nothing. */
  boolean part(String separators) {
    int start = at;
    if (skip(separators) && digits() > 0) {
      return true;
    }
    at = start;
    return false;
  }

  /** What was passed since {@code start}. */
  String since(int start) {
    return text.substring(start, at);
  }
}
