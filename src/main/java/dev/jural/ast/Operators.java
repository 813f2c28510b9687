package dev.jural.ast;

import java.util.Map;
import java.util.Optional;

/** Operators are the calls that have an infix form, and how strongly each binds. */
final class Operators {
  /**
   * An Operator is one infix form.
   *
   * @param symbol what stands between the operands
   * @param strength larger binds more strongly; all group to the left
   */
  record Operator(String symbol, int strength) {}

  /** The strength of {@code in}, the weakest. */
  static final int MEMBER = 1;

  private static final Map<String, Operator> INFIX =
      Map.ofEntries(
          Map.entry("internal.member_2", new Operator("in", MEMBER)),
          Map.entry("equal", new Operator("==", 2)),
          Map.entry("neq", new Operator("!=", 2)),
          Map.entry("lt", new Operator("<", 2)),
          Map.entry("lte", new Operator("<=", 2)),
          Map.entry("gt", new Operator(">", 2)),
          Map.entry("gte", new Operator(">=", 2)),
          Map.entry("or", new Operator("|", 3)),
          Map.entry("and", new Operator("&", 4)),
          Map.entry("plus", new Operator("+", 5)),
          Map.entry("minus", new Operator("-", 5)),
          Map.entry("mul", new Operator("*", 6)),
          Map.entry("div", new Operator("/", 6)),
          Map.entry("rem", new Operator("%", 6)));

  private Operators() {}

  /** The infix form of a call of two operands, if it has one that can stand inside a term. */
  static Optional<Operator> of(TermValue value) {
    return value instanceof TermValue.Call call && call.args().size() == 2
        ? Optional.ofNullable(INFIX.get(call.name()))
        : Optional.empty();
  }

  /** The symbol of a call that is infix only as a whole expression: {@code :=} or {@code =}. */
  static Optional<String> ofStatement(TermValue value) {
    if (!(value instanceof TermValue.Call call) || call.args().size() != 2) {
      return Optional.empty();
    }
    return switch (call.name()) {
      case "assign" -> Optional.of(":=");
      case "eq" -> Optional.of("=");
      default -> Optional.empty();
    };
  }

  /** Whether {@code value} is {@code key, element in collection}. */
  static boolean isMemberWithKey(TermValue value) {
    return value instanceof TermValue.Call call
        && call.args().size() == 3
        && call.name().equals("internal.member_3");
  }

  /**
   * Whether the infix form of {@code value} shows a bar outside of all brackets, which in a list
   * would begin the body of a comprehension.
   */
  static boolean showsBar(TermValue value) {
    return of(value).isPresent()
        && (((TermValue.Call) value).name().equals("or")
            || ((TermValue.Call) value).args().stream().anyMatch(arg -> showsBar(arg.value())));
  }

  /** Whether the text of {@code value} as a whole expression begins with a minus or a brace. */
  static boolean startsWith(char sign, TermValue value) {
    if (of(value).isPresent() || ofStatement(value).isPresent() || isMemberWithKey(value)) {
      Term first = ((TermValue.Call) value).args().get(0);
      boolean isBracketed =
          isMemberWithKey(first.value())
              || of(first.value()).filter(inner -> inner.strength() < strength(value)).isPresent();
      return !isBracketed && startsWith(sign, first.value());
    } else if (value instanceof Ref ref) {
      return startsWith(sign, ref.head().value())
          && !(ref.head().value() instanceof Ref)
          && of(ref.head().value()).isEmpty();
    } else if (value instanceof TermValue.Literal literal) {
      return literal.value().toString().indexOf(sign) == 0;
    }
    return sign == '{'
        && (value instanceof TermValue.ObjectTerm
            || value instanceof TermValue.ObjectComprehension
            || value instanceof TermValue.SetComprehension
            || (value instanceof TermValue.SetTerm set && !set.elements().isEmpty()));
  }

  private static int strength(TermValue value) {
    return of(value).map(Operator::strength).orElse(isMemberWithKey(value) ? MEMBER + 1 : 0);
  }

  /**
   * Whether the text of {@code value} as a whole expression begins as a comprehension does: a bar
   * right after the first operand.
   */
  static boolean startsWithUnion(TermValue value) {
    if (of(value).isEmpty() && ofStatement(value).isEmpty() && !isMemberWithKey(value)) {
      return false;
    }
    TermValue.Call call = (TermValue.Call) value;
    TermValue first = call.args().get(0).value();
    boolean isBracketed = of(first).filter(inner -> inner.strength() < strength(value)).isPresent();
    return of(first).isPresent() && !isBracketed
        ? startsWithUnion(first)
        : of(value).isPresent() && call.name().equals("or");
  }
}
