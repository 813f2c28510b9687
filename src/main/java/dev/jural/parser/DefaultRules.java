package dev.jural.parser;

import dev.jural.ast.Ref;
import dev.jural.ast.Term;
import dev.jural.ast.TermValue;
import dev.jural.ast.Var;
import dev.jural.source.Span;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Checks default rules: their value is known before anything is evaluated, and a default function
 * takes whatever arguments there are (OPA docs, "Default Keyword").
 */
final class DefaultRules {
  private DefaultRules() {}

  static void check(List<Term> args, Term value, Span rule) {
    forbidden(value)
        .ifPresent(
            what -> {
              throw illegal("value cannot contain " + what, rule);
            });
    Set<String> names = new HashSet<>();
    for (Term arg : args) {
      if (!(arg.value() instanceof Var variable)) {
        throw illegal("arguments cannot contain " + kind(arg.value()), rule);
      } else if (!names.add(variable.name())) {
        throw illegal("arguments cannot be repeated " + variable.name(), rule);
      }
    }
  }

  private static RuntimeException illegal(String reason, Span rule) {
    return RegoParser.error("illegal default rule (" + reason + ")", rule);
  }

  /** What of a term is not known before evaluation; comprehensions are taken. */
  private static Optional<String> forbidden(Term term) {
    TermValue value = term.value();
    if (value instanceof Var || value instanceof Ref || value instanceof TermValue.Call) {
      return Optional.of(kind(value));
    } else if (value instanceof TermValue.ArrayTerm array) {
      return first(array.elements());
    } else if (value instanceof TermValue.SetTerm set) {
      return first(set.elements());
    } else if (value instanceof TermValue.ObjectTerm object) {
      return object.entries().stream()
          .flatMap(entry -> first(List.of(entry.key(), entry.value())).stream())
          .findFirst();
    }
    return Optional.empty();
  }

  private static Optional<String> first(List<Term> terms) {
    return terms.stream().flatMap(term -> forbidden(term).stream()).findFirst();
  }

  private static String kind(TermValue value) {
    if (value instanceof TermValue.Literal literal) {
      return literal.value().typeName();
    } else if (value instanceof Var) {
      return "var";
    } else if (value instanceof Ref) {
      return "ref";
    } else if (value instanceof TermValue.Call) {
      return "call";
    } else if (value instanceof TermValue.ArrayTerm) {
      return "array";
    } else if (value instanceof TermValue.ObjectTerm) {
      return "object";
    } else if (value instanceof TermValue.SetTerm) {
      return "set";
    }
    return "comprehension";
  }
}
