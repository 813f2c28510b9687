package dev.jural.parser;

import dev.jural.ast.Head;
import dev.jural.ast.Ref;
import dev.jural.ast.Term;
import dev.jural.ast.TermValue;
import dev.jural.ast.TermValue.ObjectTerm.Entry;
import dev.jural.ast.Var;
import dev.jural.source.Span;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a default rule may say (OPA docs, "Default Keyword"): its value is known without any
 * document, and the arguments of a default function are variables of different names.
 */
final class DefaultRules {
  private DefaultRules() {}

  /** Refuses what no default rule may say. */
  static void check(Head head, Span rule) {
    if (head.isPartialSet()) {
      throw illegal("must have a value", rule);
    }
    unknown(head.value())
        .ifPresent(
            kind -> {
              throw illegal("value cannot contain " + kind, rule);
            });
    Set<String> names = new HashSet<>();
    for (Term arg : head.args()) {
      if (!(arg.value() instanceof Var variable)) {
        throw illegal("arguments cannot contain " + kind(arg.value()), rule);
      }
      if (!names.add(variable.name())) {
        throw illegal("arguments cannot be repeated " + variable.name(), rule);
      }
    }
  }

  private static RuntimeException illegal(String reason, Span rule) {
    return RegoParser.error("illegal default rule (" + reason + ")", rule);
  }

  /** The kind of the first part that only evaluation can give a value. */
  private static Optional<String> unknown(Term term) {
    TermValue value = term.value();
    if (value instanceof Var || value instanceof Ref || value instanceof TermValue.Call) {
      return Optional.of(kind(value));
    }
    Stream<Term> parts = Stream.empty();
    if (value instanceof TermValue.ArrayTerm array) {
      parts = array.elements().stream();
    } else if (value instanceof TermValue.SetTerm set) {
      parts = set.elements().stream();
    } else if (value instanceof TermValue.ObjectTerm object) {
      List<Entry> entries = object.entries();
      parts = entries.stream().flatMap(entry -> Stream.of(entry.key(), entry.value()));
    }
    return parts.flatMap(part -> unknown(part).stream()).findFirst();
  }

  private static String kind(TermValue value) {
    if (value instanceof Var) {
      return "var";
    } else if (value instanceof Ref) {
      return "ref";
    } else if (value instanceof TermValue.Call) {
      return "call";
    } else if (value instanceof TermValue.Literal literal) {
      return literal.value().typeName();
    } else if (value instanceof TermValue.ArrayTerm) {
      return "array";
    } else if (value instanceof TermValue.ObjectTerm) {
      return "object";
    } else if (value instanceof TermValue.SetTerm) {
      return "set";
    }
    return value instanceof TermValue.TemplateString ? "templatestring" : "comprehension";
  }
}
