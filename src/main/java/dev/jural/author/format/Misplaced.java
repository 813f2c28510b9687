package dev.jural.author.format;

/**
 * A Misplaced comment has no place in the layout of what it stands in: that is then written as it
 * was. Thrown and caught inside this package.
 */
final class Misplaced extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Misplaced() {
    super("misplaced comment", null, false, false);
  }
}
