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
    int same = plainPrefix(left, right);
    if (same == left.size() || same == right.size()) {
      return RegoBoolean.of(left.size() == right.size());
    }
    return RegoBoolean.of(new GlobsMatch(left, right).hasText());
  }

  /**
   * How many tokens both begin with that have no star or plus. Where one of the two ends there, OPA
   * wants the other to end too, even if what is left of it can be empty.
   */
  private static int plainPrefix(List<Token> left, List<Token> right) {
    int at = 0;
    while (at < Math.min(left.size(), right.size())
        && !left.get(at).isFlagged()
        && !right.get(at).isFlagged()
        && left.get(at).overlaps(right.get(at))) {
      at++;
    }
    return at;
  }

  /** Whether a text of one character at least leads to the end of both. */
  private boolean hasText() {
    open.add(new Place(0, 0));
    while (!open.isEmpty()) {
      Place place = open.removeFirst();
      for (int i = place.left(); i < left.size(); i++) {
        for (int j = place.right(); j < right.size(); j++) {
          if (left.get(i).overlaps(right.get(j)) && reach(i, j)) {
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

  /** Goes on behind two tokens that met; tells whether both ends are reached. */
  private boolean reach(int i, int j) {
    int nextLeft = next(left, i);
    int nextRight = next(right, j);
    int id = nextLeft * (right.size() + 1) + nextRight;
    if (!seen.get(id)) {
      seen.set(id);
      open.add(new Place(nextLeft, nextRight));
    }
    return isEnd(left, i) && isEnd(right, j);
  }

  /** As OPA has it, a last star must have met something; it cannot be empty. */
  private static boolean isEnd(List<Token> tokens, int used) {
    Token token = tokens.get(used);
    boolean isFirstOfPlus = token.isFlagged() && !token.isRepeated();
    return used + (isFirstOfPlus ? 2 : 1) == tokens.size();
  }
}
