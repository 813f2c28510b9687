package dev.jural.author.format;

import dev.jural.ast.Term;
import dev.jural.ast.TermValue;
import java.util.Map;
import java.util.Optional;

/**
 * An Infix is an operator that stands between its operands.
 *
 * @param symbol how it is written
 * @param strength how tightly it binds; operators of one strength group to the left
 */
record Infix(String symbol, int strength) {
  static final int STATEMENT = 0;
  static final int MEMBER = 1;

  private static final Map<String, Infix> ALL =
      Map.ofEntries(
          Map.entry("assign", new Infix(":=", STATEMENT)),
          Map.entry("eq", new Infix("=", STATEMENT)),
          Map.entry("internal.member_2", new Infix("in", MEMBER)),
          Map.entry("internal.member_3", new Infix("in", MEMBER)),
          Map.entry("equal", new Infix("==", 2)),
          Map.entry("neq", new Infix("!=", 2)),
          Map.entry("lt", new Infix("<", 2)),
          Map.entry("lte", new Infix("<=", 2)),
          Map.entry("gt", new Infix(">", 2)),
          Map.entry("gte", new Infix(">=", 2)),
          Map.entry("or", new Infix("|", 3)),
          Map.entry("and", new Infix("&", 4)),
          Map.entry("plus", new Infix("+", 5)),
          Map.entry("minus", new Infix("-", 5)),
          Map.entry("mul", new Infix("*", 6)),
          Map.entry("div", new Infix("/", 6)),
          Map.entry("rem", new Infix("%", 6)));

  /** The operator that {@code term} is a call of, with as many arguments as it has operands. */
  static Optional<Infix> of(Term term) {
    if (!(term.value() instanceof TermValue.Call call)) {
      return Optional.empty();
    }
    Infix infix = ALL.get(call.name());
    if (infix == null) {
      return Optional.empty();
    }
    int operands = isPair(call) ? 3 : 2;
    return call.args().size() == operands ? Optional.of(infix) : Optional.empty();
  }

  /** Whether {@code call} is {@code k, v in xs}. */
  static boolean isPair(TermValue.Call call) {
    return call.name().equals("internal.member_3");
  }

  /** Whether {@code term} is {@code k, v in xs}. */
  static boolean isPair(Term term) {
    return term.value() instanceof TermValue.Call call && isPair(call) && call.args().size() == 3;
  }

  /** The operator of a call of {@code name} with the result as one more argument. */
  static Optional<Infix> withResult(TermValue.Call call) {
    return Optional.ofNullable(ALL.get(call.name()))
        .filter(infix -> infix.strength > 2 && call.args().size() == 3);
  }

  /** Whether the operand {@code term} must be in parentheses to stay what it is. */
  boolean needsParentheses(Term term, boolean isRight) {
    Optional<Infix> inner = of(term);
    if (inner.isEmpty()) {
      return false;
    }
    int other = inner.get().strength;
    if (strength == STATEMENT) {
      return other == STATEMENT;
    }
    return isRight ? other <= strength : other < strength;
  }
}
