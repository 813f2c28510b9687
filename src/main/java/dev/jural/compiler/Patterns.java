package dev.jural.compiler;

import dev.jural.ast.Term;
import dev.jural.ast.TermValue;
import dev.jural.ast.TermValue.ArrayTerm;
import dev.jural.ast.TermValue.ObjectTerm;
import dev.jural.ast.Var;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the variables that matching a pattern binds: those that stand free, through arrays and
 * object values.
 */
final class Patterns {
  private Patterns() {}

  /** The variables, wildcards included, each as often as it stands there. */
  static List<Var> variables(Term pattern) {
    return variableTerms(pattern).stream().map(term -> (Var) term.value()).toList();
  }

  /** The terms that hold the variables. */
  static List<Term> variableTerms(Term pattern) {
    List<Term> found = new ArrayList<>();
    collect(pattern, found);
    return found;
  }

  private static void collect(Term term, List<Term> found) {
    TermValue value = term.value();
    if (value instanceof Var) {
      found.add(term);
    } else if (value instanceof ArrayTerm array) {
      array.elements().forEach(element -> collect(element, found));
    } else if (value instanceof ObjectTerm object) {
      object.entries().forEach(entry -> collect(entry.value(), found));
    }
  }
}
