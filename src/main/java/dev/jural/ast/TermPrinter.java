package dev.jural.ast;

import dev.jural.ast.TermValue.ArrayComprehension;
import dev.jural.ast.TermValue.ArrayTerm;
import dev.jural.ast.TermValue.Call;
import dev.jural.ast.TermValue.Literal;
import dev.jural.ast.TermValue.ObjectComprehension;
import dev.jural.ast.TermValue.ObjectTerm;
import dev.jural.ast.TermValue.SetComprehension;
import dev.jural.ast.TermValue.SetTerm;
import dev.jural.ast.TermValue.TemplateString;
import java.util.List;
import java.util.Optional;

/** Prints terms. A round bracket stands only where the text would mean something else without. */
final class TermPrinter {
  private static final char[] HEX = "0123456789abcdef".toCharArray();

  private final StringBuilder out;
  private final BodyPrinter bodies;

  TermPrinter(StringBuilder out, BodyPrinter bodies) {
    this.out = out;
    this.bodies = bodies;
  }

  /** A term where any operator may stand but a comma may not. */
  void term(Term term) {
    term(term, 0);
  }

  /** A term as an operand: infix forms weaker than {@code strength} go into brackets. */
  void term(Term term, int strength) {
    TermValue value = term.value();
    Optional<Operators.Operator> operator = Operators.of(value);
    if (operator.isEmpty()) {
      if (Operators.isMemberWithKey(value)) {
        bracketed(term);
      } else {
        plain(value);
      }
    } else if (operator.get().strength() < strength) {
      bracketed(term);
    } else {
      infix((Call) value, operator.get());
    }
  }

  private void infix(Call call, Operators.Operator operator) {
    term(call.args().get(0), operator.strength());
    out.append(' ').append(operator.symbol()).append(' ');
    term(call.args().get(1), operator.strength() + 1);
  }

  void bracketed(Term term) {
    out.append('(');
    if (Operators.isMemberWithKey(term.value())) {
      memberWithKey((Call) term.value());
    } else {
      term(term);
    }
    out.append(')');
  }

  /** {@code key, element in collection} without brackets. */
  void memberWithKey(Call call) {
    term(call.args().get(0), Operators.MEMBER + 1);
    out.append(", ");
    term(call.args().get(1), Operators.MEMBER + 1);
    out.append(" in ");
    term(call.args().get(2), Operators.MEMBER + 1);
  }

  /** An element of a list, where a bar would begin the body of a comprehension. */
  private void element(Term term) {
    if (Operators.showsBar(term.value())) {
      bracketed(term);
    } else {
      term(term);
    }
  }

  /** What stands before the bar of a comprehension. */
  private void beforeBar(Term term) {
    if (Operators.of(term.value()).isPresent()) {
      bracketed(term);
    } else {
      term(term);
    }
  }

  private void plain(TermValue value) {
    if (value instanceof Literal literal) {
      out.append(literal.value());
    } else if (value instanceof Var variable) {
      out.append(variable.isWildcard() ? "_" : variable.name());
    } else if (value instanceof Ref ref) {
      ref(ref);
    } else if (value instanceof Call call) {
      term(call.operator());
      arguments(call.args());
    } else if (value instanceof ArrayTerm array) {
      list('[', array.elements(), ']');
    } else if (value instanceof SetTerm set) {
      set(set);
    } else if (value instanceof ObjectTerm object) {
      object(object);
    } else if (value instanceof TemplateString template) {
      template(template);
    } else {
      comprehension(value);
    }
  }

  void arguments(List<Term> args) {
    out.append('(');
    String separator = "";
    for (Term arg : args) {
      out.append(separator);
      term(arg);
      separator = ", ";
    }
    out.append(')');
  }

  private void list(char open, List<Term> elements, char close) {
    out.append(open);
    String separator = "";
    for (Term element : elements) {
      out.append(separator);
      element(element);
      separator = ", ";
    }
    out.append(close);
  }

  private void set(SetTerm set) {
    if (set.elements().isEmpty()) {
      out.append("set()");
    } else {
      list('{', set.elements(), '}');
    }
  }

  private void object(ObjectTerm object) {
    out.append('{');
    String separator = "";
    for (ObjectTerm.Entry entry : object.entries()) {
      out.append(separator);
      element(entry.key());
      out.append(": ");
      element(entry.value());
      separator = ", ";
    }
    out.append('}');
  }

  private void comprehension(TermValue value) {
    if (value instanceof ArrayComprehension array) {
      out.append('[');
      beforeBar(array.head());
      body(array.body());
      out.append(']');
    } else if (value instanceof SetComprehension set) {
      out.append('{');
      beforeBar(set.head());
      body(set.body());
      out.append('}');
    } else if (value instanceof ObjectComprehension object) {
      out.append('{');
      beforeBar(object.key());
      out.append(": ");
      beforeBar(object.value());
      body(object.body());
      out.append('}');
    }
  }

  private void body(Body body) {
    out.append(" | ");
    bodies.onOneLine(body);
  }

  // ---- refs

  void ref(Ref ref) {
    Term head = ref.head();
    boolean needsBrackets = head.value() instanceof Ref || Operators.of(head.value()).isPresent();
    if (needsBrackets) {
      bracketed(head);
    } else {
      term(head);
    }
    for (Term step : ref.steps()) {
      Optional<String> name = Ref.stringOf(step.value()).filter(TermPrinter::isName);
      if (name.isPresent()) {
        out.append('.').append(name.get());
      } else {
        out.append('[');
        term(step);
        out.append(']');
      }
    }
  }

  /** Whether {@code text} can stand after a dot; keywords can. */
  static boolean isName(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean isLetter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
      if (!isLetter && (i == 0 || c < '0' || c > '9')) {
        return false;
      }
    }
    return !text.isEmpty();
  }

  // ---- template strings

  private void template(TemplateString template) {
    char quote = template.isRaw() ? '`' : '"';
    out.append('$').append(quote);
    for (TemplateString.Part part : template.parts()) {
      if (part.expr().isPresent()) {
        out.append('{');
        bodies.templateExpr(part.expr().get());
        out.append('}');
      } else if (template.isRaw()) {
        out.append(part.text().replace("{", "\\{"));
      } else {
        part.text().chars().forEach(c -> templateCharacter((char) c));
      }
    }
    out.append(quote);
  }

  private void templateCharacter(char c) {
    switch (c) {
      case '"', '\\', '{' -> out.append('\\').append(c);
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      default -> {
        if (c < ' ') {
          out.append("\\u00").append(HEX[c >> 4]).append(HEX[c & 15]);
        } else {
          out.append(c);
        }
      }
    }
  }
}
