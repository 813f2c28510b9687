package dev.jural.ast;

import dev.jural.source.Span;
import dev.jural.value.RegoString;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A Ref is a reference {@code head.a[b].c}.
 *
 * @param terms the head, then one term for each step; at least one. The head is a {@link Var}, or
 *     for {@code f(x).y} and {@code [1, 2][i]} a call or composite. A step {@code .name} is the
 *     string constant {@code "name"}
 */
public record Ref(List<Term> terms) implements TermValue {
  public Ref {
    terms = List.copyOf(terms);
    if (terms.isEmpty()) {
      throw new IllegalArgumentException("a ref has at least its head");
    }
  }

  /** The first term. */
  public Term head() {
    return terms.get(0);
  }

  /** All terms after the head. */
  public List<Term> steps() {
    return terms.subList(1, terms.size());
  }

  /** Whether the head is the variable {@code name}. */
  public boolean startsWith(String name) {
    return head().value() instanceof Var var && var.name().equals(name);
  }

  /** This ref with more steps. */
  public Ref append(List<Term> more) {
    List<Term> all = new ArrayList<>(terms);
    all.addAll(more);
    return new Ref(all);
  }

  /**
   * The name of the last step if it is a string, else of the head if it is a var, else empty text.
   */
  public String lastName() {
    TermValue last = terms.get(terms.size() - 1).value();
    if (last instanceof Var var) {
      return var.name();
    }
    return stringOf(last).orElse("");
  }

  /** The string constant that {@code value} is, if it is one. */
  public static Optional<String> stringOf(TermValue value) {
    return value instanceof TermValue.Literal literal
            && literal.value() instanceof RegoString string
        ? Optional.of(string.text())
        : Optional.empty();
  }

  /**
   * Head and steps joined with dots, for names of functions and packages; other steps appear as
   * {@code ?}.
   */
  public String dotted() {
    StringBuilder out = new StringBuilder(head().value() instanceof Var var ? var.name() : "?");
    for (Term step : steps()) {
      out.append('.').append(stringOf(step.value()).orElse("?"));
    }
    return out.toString();
  }

  /** The ref {@code data.a.b} for the names given. */
  public static Ref ofNames(String head, List<String> names, Span span) {
    List<Term> terms = new ArrayList<>();
    terms.add(Term.var(head, span));
    names.forEach(name -> terms.add(Term.string(name, span)));
    return new Ref(terms);
  }
}
