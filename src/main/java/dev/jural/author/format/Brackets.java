package dev.jural.author.format;

import dev.jural.source.SourceText;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Where each bracket of a source opens and closes; those in strings and comments are none. */
final class Brackets {
  /** What the scanner is in: code between brackets, or a template string. */
  private enum Mode {
    CODE,
    TEMPLATE,
    RAW_TEMPLATE
  }

  private record Open(Mode mode, int offset) {}

  private final String text;
  private final NavigableMap<Integer, Integer> pairs = new TreeMap<>();
  private final Deque<Open> open = new ArrayDeque<>();

  private Brackets(String text) {
    this.text = text;
  }

  /** The brackets of {@code source}, which must be free of syntax errors. */
  static Brackets of(SourceText source) {
    Brackets brackets = new Brackets(source.text());
    brackets.scan();
    return brackets;
  }

  /**
   * The offset of the bracket that closes the one at {@code offset}; the same when there is none.
   */
  int closing(int offset) {
    return pairs.getOrDefault(offset, offset);
  }

  /**
   * The offset of the innermost bracket that opens before {@code start} and closes at or after
   * {@code end}.
   */
  int enclosing(int start, int end) {
    Map.Entry<Integer, Integer> at = pairs.lowerEntry(start);
    while (at != null && at.getValue() < end) {
      at = pairs.lowerEntry(at.getKey());
    }
    return at == null ? start : at.getKey();
  }

  /**
   * Where {@code opa fmt} takes the bracket at {@code from} to be closed: it counts brackets of
   * that kind in strings and comments too. Comments before that place stay inside.
   *
   * @return the offset, or -1 when the count does not come out before {@code end}
   */
  int counted(int from, int end) {
    char opening = text.charAt(from);
    char closing = opening == '{' ? '}' : opening == '[' ? ']' : ')';
    int depth = 0;
    for (int at = from; at < end; at++) {
      char c = text.charAt(at);
      if (c == opening) {
        depth++;
      } else if (c == closing && --depth == 0) {
        return at;
      }
    }
    return -1;
  }

  /**
   * The first {@code bracket} from {@code from} on, or -1 when there is none before {@code end}.
   */
  int first(char bracket, int from, int end) {
    int at = text.indexOf(bracket, from);
    return at < end ? at : -1;
  }

  private void scan() {
    open.push(new Open(Mode.CODE, -1));
    int at = 0;
    while (at < text.length()) {
      at = mode() == Mode.CODE ? code(at) : template(at);
    }
  }

  private Mode mode() {
    Open top = open.peek();
    return top == null ? Mode.CODE : top.mode();
  }

  private int code(int at) {
    char c = text.charAt(at);
    switch (c) {
      case '#' -> {
        return until(at, '\n');
      }
      case '"' -> {
        return string(at);
      }
      case '`' -> {
        return until(at + 1, '`') + 1;
      }
      case '$' -> {
        boolean isRaw = at + 1 < text.length() && text.charAt(at + 1) == '`';
        open.push(new Open(isRaw ? Mode.RAW_TEMPLATE : Mode.TEMPLATE, at));
        return at + 2;
      }
      case '(', '[', '{' -> open.push(new Open(Mode.CODE, at));
      case ')', ']', '}' -> close(at);
      default -> {}
    }
    return at + 1;
  }

  private void close(int at) {
    if (open.size() > 1) {
      pairs.put(open.pop().offset(), at);
    }
  }

  private int template(int at) {
    char c = text.charAt(at);
    if (c == '\\') {
      boolean isEscape = mode() == Mode.TEMPLATE || text.startsWith("\\{", at);
      return at + (isEscape ? 2 : 1);
    } else if (c == '{') {
      open.push(new Open(Mode.CODE, at));
    } else if (c == (mode() == Mode.TEMPLATE ? '"' : '`')) {
      open.pop();
    }
    return at + 1;
  }

  private int string(int at) {
    int next = at + 1;
    while (next < text.length() && text.charAt(next) != '"') {
      next += text.charAt(next) == '\\' ? 2 : 1;
    }
    return next + 1;
  }

  private int until(int at, char end) {
    int found = text.indexOf(end, at);
    return found < 0 ? text.length() : found;
  }
}
