package dev.jural.builtin.lib;

import dev.jural.builtin.BuiltinException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the small patterns of {@code regex.globs_match}: {@code .}, sets in brackets, {@code *},
 * {@code +} and backslashes; all else stands for itself. A character is a code point.
 */
final class GlobTokens {
  private final int[] input;
  private final String text;
  private int at;

  private GlobTokens(String text) {
    this.text = text;
    this.input = text.codePoints().toArray();
  }

  /** A Range is code points from one to another. */
  record Range(int first, int last) {
    boolean overlaps(Range other) {
      return first <= other.last && other.first <= last;
    }
  }

  /**
   * A Token is one character out of some, or any number of them.
   *
   * @param isFlagged whether a star or plus follows
   */
  record Token(List<Range> characters, boolean isRepeated, boolean isFlagged) {
    boolean overlaps(Token other) {
      return characters.stream()
          .anyMatch(ours -> other.characters.stream().anyMatch(ours::overlaps));
    }
  }

  /** The tokens of {@code text}; one with a plus is two. */
  static List<Token> of(String text) {
    return new GlobTokens(text).tokens();
  }

  private List<Token> tokens() {
    List<Token> tokens = new ArrayList<>();
    while (at < input.length) {
      List<Range> characters = characters();
      boolean isStar = at < input.length && input[at] == '*';
      boolean isPlus = at < input.length && input[at] == '+';
      if (!isStar) {
        tokens.add(new Token(characters, false, isPlus));
      }
      if (isStar || isPlus) {
        tokens.add(new Token(characters, true, true));
        at++;
      }
    }
    return tokens;
  }

  private List<Range> characters() {
    int character = input[at++];
    if (character == '.') {
      return List.of(new Range(0, Character.MAX_CODE_POINT));
    } else if (character == '*' || character == '+') {
      throw bad(at, "flag '" + (char) character + "' must be preceded by a non-flag");
    } else if (character == '[') {
      return set();
    }
    int literal = character == '\\' ? escaped() : character;
    return List.of(new Range(literal, literal));
  }

  private int escaped() {
    if (at == input.length) {
      throw bad(at - 1, "input ends with a \\ (escape) character");
    }
    return input[at++];
  }

  private List<Range> set() {
    List<Range> ranges = new ArrayList<>();
    while (at < input.length) {
      int character = input[at++];
      if (character == ']') {
        return ranges;
      }
      int first = character == '\\' ? escaped() : character;
      if (character == '-' || at == input.length || input[at] != '-') {
        if (character == '-') {
          throw bad(at, "range character '-' must be preceded by a Unicode character");
        }
        ranges.add(new Range(first, first));
        continue;
      }
      at++;
      if (at == input.length || input[at] == ']') {
        throw bad(at, "range character '-' must be followed by a Unicode character");
      }
      int next = input[at++];
      int last = next == '\\' ? escaped() : next;
      if (last < first) {
        throw bad(
            at,
            "range is out of order: '"
                + Character.toString(last)
                + "' comes before '"
                + Character.toString(first)
                + "' in Unicode");
      }
      ranges.add(new Range(first, last));
    }
    throw bad(at, "found [ without matching ]");
  }

  private BuiltinException bad(int position, String problem) {
    return BuiltinException.failure(
        "input:" + text + ", pos:" + position + ", " + problem + ": the input provided is invalid");
  }
}
