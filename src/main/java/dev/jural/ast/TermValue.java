package dev.jural.ast;

import dev.jural.value.RegoValue;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A TermValue is what a term is: a constant, a variable, a reference, a call, a composite or a
 * comprehension.
 */
public sealed interface TermValue
    permits TermValue.Literal,
        Var,
        Ref,
        TermValue.Call,
        TermValue.ArrayTerm,
        TermValue.ObjectTerm,
        TermValue.SetTerm,
        TermValue.ArrayComprehension,
        TermValue.SetComprehension,
        TermValue.ObjectComprehension,
        TermValue.TemplateString {

  /**
   * A constant: null, boolean, number or string from the parser; the compiler may put composite
   * values here.
   *
   * @param value the constant
   */
  record Literal(RegoValue value) implements TermValue {}

  /**
   * A call {@code f(x, y)}, and every infix operator (see {@link Expr}).
   *
   * @param operator the function's name: a {@link Ref} whose head is a {@link Var} and whose rest
   *     is strings
   * @param args the arguments
   */
  record Call(Term operator, List<Term> args) implements TermValue {
    public Call {
      args = List.copyOf(args);
    }

    /**
     * The operator as a dotted name, {@code json.unmarshal}; with {@code data.} in front for a
     * resolved function.
     */
    public String name() {
      return operator.value() instanceof Ref ref ? ref.dotted() : ((Var) operator.value()).name();
    }
  }

  /**
   * An array {@code [a, b]}.
   *
   * @param elements the elements
   */
  record ArrayTerm(List<Term> elements) implements TermValue {
    public ArrayTerm {
      elements = List.copyOf(elements);
    }
  }

  /**
   * An object <code>{k: v}</code>.
   *
   * @param entries in source order
   */
  record ObjectTerm(List<Entry> entries) implements TermValue {
    public ObjectTerm {
      entries = List.copyOf(entries);
    }

    /**
     * An Entry is one {@code key: value}.
     *
     * @param key any term
     * @param value any term
     */
    public record Entry(Term key, Term value) {}
  }

  /**
   * A set <code>{a, b}</code>, or {@code set()}.
   *
   * @param elements in source order
   */
  record SetTerm(List<Term> elements) implements TermValue {
    public SetTerm {
      elements = List.copyOf(elements);
    }
  }

  /**
   * An array comprehension {@code [head | body]}.
   *
   * @param head an element
   * @param body under which it is added
   */
  record ArrayComprehension(Term head, Body body) implements TermValue {}

  /**
   * A set comprehension <code>{head | body}</code>.
   *
   * @param head an element
   * @param body under which it is added
   */
  record SetComprehension(Term head, Body body) implements TermValue {}

  /**
   * An object comprehension <code>{key: value | body}</code>.
   *
   * @param key a key
   * @param value its value
   * @param body under which they are added
   */
  record ObjectComprehension(Term key, Term value, Body body) implements TermValue {}

  /**
   * A template string {@code $"hello {name}"}.
   *
   * @param parts constant text and expressions in turn
   * @param isRaw whether it was written with backquotes
   */
  record TemplateString(List<Part> parts, boolean isRaw) implements TermValue {
    public TemplateString {
      parts = List.copyOf(parts);
    }

    /**
     * A Part is a stretch of constant text or one expression.
     *
     * @param text the text, escapes resolved; empty when this part is an expression
     * @param expr the expression
     */
    public record Part(String text, Optional<Expr> expr) {
      public Part {
        Objects.requireNonNull(text, "text");
      }
    }
  }
}
