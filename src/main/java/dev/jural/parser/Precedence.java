package dev.jural.parser;

import dev.jural.ast.Term;
import dev.jural.grammar.RegoParser;
import java.util.List;
import org.antlr.v4.runtime.Token;

/**
 * Turns operands and the operators between them into nested calls, by precedence; all operators
 * group to the left.
 */
final class Precedence {
  private final TermBuilder terms;
  private final Spans spans;
  private final List<Term> operands;
  private final List<Token> operators;
  private int next;

  Precedence(TermBuilder terms, Spans spans, List<Term> operands, List<Token> operators) {
    this.terms = terms;
    this.spans = spans;
    this.operands = operands;
    this.operators = operators;
  }

  Term combine() {
    return climb(operands.get(0), 0);
  }

  private Term climb(Term first, int weakest) {
    Term left = first;
    while (next < operators.size() && strength(operators.get(next)) >= weakest) {
      Token operator = operators.get(next++);
      Term right = operands.get(next);
      while (next < operators.size() && strength(operators.get(next)) > strength(operator)) {
        right = climb(right, strength(operator) + 1);
      }
      left =
          terms.call(
              name(operator),
              spans.of(operator),
              List.of(left, right),
              left.span().to(right.span()));
    }
    return left;
  }

  private static int strength(Token operator) {
    return switch (operator.getType()) {
      case RegoParser.IN -> 1;
      case RegoParser.BAR -> 3;
      case RegoParser.AMP -> 4;
      case RegoParser.PLUS, RegoParser.MINUS -> 5;
      case RegoParser.STAR, RegoParser.SLASH, RegoParser.PERCENT -> 6;
      default -> 2;
    };
  }

  private static String name(Token operator) {
    return switch (operator.getType()) {
      case RegoParser.PLUS -> "plus";
      case RegoParser.MINUS -> "minus";
      case RegoParser.STAR -> "mul";
      case RegoParser.SLASH -> "div";
      case RegoParser.PERCENT -> "rem";
      case RegoParser.AMP -> "and";
      case RegoParser.BAR -> "or";
      case RegoParser.EQ -> "equal";
      case RegoParser.NE -> "neq";
      case RegoParser.LT -> "lt";
      case RegoParser.LE -> "lte";
      case RegoParser.GT -> "gt";
      case RegoParser.GE -> "gte";
      case RegoParser.IN -> "internal.member_2";
      default -> throw new IllegalStateException("operator " + operator);
    };
  }
}
