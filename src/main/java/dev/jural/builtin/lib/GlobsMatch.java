package dev.jural.builtin.lib;

import dev.jural.builtin.BuiltinContext;
import dev.jural.builtin.Operands;
import dev.jural.builtin.lib.GlobTokens.Token;
import dev.jural.value.RegoBoolean;
import dev.jural.value.RegoValue;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;

/** Whether some text matches two patterns at once: a search through pairs of places in them. */
final class GlobsMatch {
  private final List<Token> left;
  private final List<Token> right;
  private final BitSet seen = new BitSet();
  private final Deque<Place> open = new ArrayDeque<>();

  private record Place(int left, int right) {}

  private GlobsMatch(List<Token> left, List<Token> right) {
    this.left = left;
    this.right = right;
  }

  static RegoValue match(BuiltinContext context, RegoValue first, RegoValue second) {
    String a = Operands.string(first, 1);
    String b = Operands.string(second, 2);
    List<Token> left = GlobTokens.of(a);
    List<Token> right = GlobTokens.of(b);
    context.charge((left.size() + 1L) * (right.size() + 1L) * 4);
    return RegoBoolean.of(
        (left.isEmpty() && right.isEmpty()) || new GlobsMatch(left, right).hasText());
  }

  /** Whether a text of one character at least leads to the end of both. */
  private boolean hasText() {
    open.add(new Place(0, 0));
    while (!open.isEmpty()) {
      Place place = open.removeFirst();
      for (int i = place.left(); i < left.size(); i++) {
        for (int j = place.right(); j < right.size(); j++) {
          if (left.get(i).overlaps(right.get(j)) && reach(next(left, i), next(right, j))) {
            return true;
          }
          if (!right.get(j).isRepeated()) {
            break;
          }
        }
        if (!left.get(i).isRepeated()) {
          break;
        }
      }
    }
    return false;
  }

  private static int next(List<Token> tokens, int at) {
    return tokens.get(at).isRepeated() ? at : at + 1;
  }

  private boolean reach(int i, int j) {
    int id = i * (right.size() + 1) + j;
    if (!seen.get(id)) {
      seen.set(id);
      open.add(new Place(i, j));
    }
    return isEnd(left, i) && isEnd(right, j);
  }

  private static boolean isEnd(List<Token> tokens, int at) {
    return tokens.subList(at, tokens.size()).stream().allMatch(Token::isRepeated);
  }
}
