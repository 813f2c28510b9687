package dev.jural.compiler;

import dev.jural.ast.Expr;
import dev.jural.ast.ExprForm;
import dev.jural.ast.Term;
import dev.jural.ast.TermValue;
import dev.jural.ast.TermValue.TemplateString;
import dev.jural.ast.Var;
import dev.jural.source.ErrorCode;
import dev.jural.source.Span;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * UnsafeVariables are those that nothing binds, each with the place that OPA reports it at: its
 * own, but that of the whole expression for what a condition holds, and of the template for what an
 * expression of one holds.
 */
final class UnsafeVariables {
  private final Map<String, Term> found = new LinkedHashMap<>();
  private final Map<String, InTemplate> templates = new HashMap<>();

  /** Where a variable stands in a template; alone between its braces, or inside an expression. */
  private record InTemplate(Span template, Span expr, boolean isAlone) {}

  /** Remembers the templates of {@code expr}. */
  void lookAt(Expr expr) {
    new Templates(true).expr(expr);
  }

  /** Adds the variables of templates in {@code term} that are not bound; and remembers those. */
  void addOfTemplates(Term term, Set<String> bound) {
    Templates walker = new Templates(false);
    walker.term(term);
    walker.variables.forEach(
        (name, place) -> {
          if (!bound.contains(name)) {
            add(name, place);
          }
        });
  }

  private final class Templates extends TermWalker {
    private final boolean entersClosures;
    private final Map<String, Term> variables = new LinkedHashMap<>();

    Templates(boolean entersClosures) {
      this.entersClosures = entersClosures;
    }

    @Override
    boolean enter(Term term) {
      if (term.value() instanceof TemplateString template) {
        for (TemplateString.Part part : template.parts()) {
          part.expr()
              .ifPresent(
                  expr -> {
                    note(expr, term.span());
                    ClosureVariables.direct(expr).forEach(variables::putIfAbsent);
                  });
        }
      }
      boolean isClosure =
          term.value() instanceof TermValue.ArrayComprehension
              || term.value() instanceof TermValue.SetComprehension
              || term.value() instanceof TermValue.ObjectComprehension;
      return entersClosures || !isClosure;
    }
  }

  private void note(Expr expr, Span template) {
    boolean isAlone =
        expr.form() instanceof ExprForm.TermForm form && form.term().value() instanceof Var;
    ClosureVariables.direct(expr)
        .keySet()
        .forEach(
            name -> templates.putIfAbsent(name, new InTemplate(template, expr.span(), isAlone)));
  }

  /** Adds a variable; the first place counts. */
  void add(String name, Term place) {
    found.putIfAbsent(name, place);
  }

  boolean isEmpty() {
    return found.isEmpty();
  }

  /** Reports each variable of the source once. */
  void report(Problems problems) {
    if (found.keySet().stream().anyMatch(templates::containsKey)) {
      // What a template lacks is found before safety is checked: nothing depends on it yet.
      found
          .keySet()
          .removeIf(name -> LocalRewriter.isAssigned(name) && !templates.containsKey(name));
    }
    Map<String, Term> byName = new LinkedHashMap<>();
    Map<String, String> unique = new HashMap<>();
    found.forEach(
        (name, place) -> {
          String original = LocalRewriter.original(name);
          if (byName.putIfAbsent(original, place) == null) {
            unique.put(original, name);
          }
        });
    byName.forEach(
        (name, place) -> {
          InTemplate in = templates.get(unique.get(name));
          if (in == null) {
            problems.add(ErrorCode.UNSAFE_VAR, "var " + name + " is unsafe", place.span());
          } else if (in.isAlone()) {
            problems.add(ErrorCode.UNSAFE_VAR, "var " + name + " is unsafe", in.template());
          } else {
            problems.add(ErrorCode.COMPILE, "var " + name + " is undeclared", in.expr());
          }
        });
  }
}
