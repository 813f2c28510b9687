package dev.jural.author.test;

import dev.jural.ast.Body;
import dev.jural.ast.Expr;
import dev.jural.ast.ExprForm;
import dev.jural.ast.Ref;
import dev.jural.ast.Term;
import dev.jural.ast.TermValue;
import dev.jural.ast.Var;
import dev.jural.parser.RegoParser;
import dev.jural.source.RegoException;
import dev.jural.source.SourceText;
import dev.jural.source.Span;
import dev.jural.trace.FailedExpression;
import dev.jural.value.RegoArray;
import dev.jural.value.RegoObject;
import dev.jural.value.RegoSet;
import dev.jural.value.RegoValue;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What is known of the pieces of an expression: their values, and which two were compared. */
public final class Expressions {
  private static final Set<String> EQUALITIES = Set.of("equal", "eq", "assign");

  private Expressions() {}

  /**
   * The variables, refs and calls of an expression that have values, in the order of the source.
   */
  public static Map<String, RegoValue> values(FailedExpression failed) {
    return values(failed.expression(), failed.variables(), failed.parts());
  }

  /** The same of an expression of which only the variables are known. */
  public static Map<String, RegoValue> values(
      Span expression, Map<String, RegoValue> variables, Iterable<FailedExpression.Part> parts) {
    Map<Integer, String> places = new TreeMap<>();
    Map<String, RegoValue> known = new LinkedHashMap<>();
    String text = expression.text();
    variables.forEach(
        (name, value) -> {
          int at = find(text, name);
          if (at >= 0) {
            places.put(at * 2, name);
            known.put(name, value);
          }
        });
    for (FailedExpression.Part part : parts) {
      int at = part.term().start() - expression.start();
      if (part.term().source() == expression.source() && at >= 0 && at <= text.length()) {
        places.putIfAbsent(at * 2 + 1, part.term().text());
        known.put(part.term().text(), part.value());
      }
    }
    Map<String, RegoValue> ordered = new LinkedHashMap<>();
    places.values().forEach(name -> ordered.put(name, known.getOrDefault(name, RegoSet.EMPTY)));
    return ordered;
  }

  /** Where the variable {@code name} stands in an expression; -1 when it does not. */
  public static int find(String text, String name) {
    boolean isQuoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' && (i == 0 || text.charAt(i - 1) != '\\')) {
        isQuoted = !isQuoted;
      } else if (!isQuoted
          && text.startsWith(name, i)
          && (i == 0 || (!isWord(text.charAt(i - 1)) && text.charAt(i - 1) != '.'))
          && (i + name.length() == text.length() || !isWord(text.charAt(i + name.length())))) {
        return i;
      }
    }
    return -1;
  }

  private static boolean isWord(char c) {
    return c == '_' || Character.isLetterOrDigit(c);
  }

  /** The two values that an expression compares for equality, when both are known and differ. */
  public static Optional<Failure.Comparison> comparison(
      Span expression, Map<String, RegoValue> values) {
    try {
      Body body = RegoParser.parseQuery(SourceText.of("expression", expression.text()));
      Expr expr = body.exprs().get(0);
      if (body.exprs().size() != 1
          || expr.isNegated()
          || !(expr.form() instanceof ExprForm.TermForm form)
          || !(form.term().value() instanceof TermValue.Call call)
          || !EQUALITIES.contains(call.name())
          || call.args().size() != 2) {
        return Optional.empty();
      }
      return comparison(call.args().get(0), call.args().get(1), values);
    } catch (RegoException e) {
      // An expression of another language version, or one in the middle of something: not compared.
      return Optional.empty();
    }
  }

  private static Optional<Failure.Comparison> comparison(
      Term left, Term right, Map<String, RegoValue> values) {
    Optional<RegoValue> a = value(left, values);
    Optional<RegoValue> b = value(right, values);
    if (a.isEmpty() || b.isEmpty() || a.equals(b)) {
      return Optional.empty();
    }
    return Optional.of(
        isExpected(left) && !isExpected(right)
            ? new Failure.Comparison(a.get(), b.get())
            : new Failure.Comparison(b.get(), a.get()));
  }

  /** A value that stands in the source, or a name that says so; else it is the right one. */
  private static boolean isExpected(Term term) {
    String text = term.span().text().toLowerCase(Locale.ROOT);
    String last = text.substring(text.lastIndexOf('.') + 1);
    return last.startsWith("exp")
        || last.startsWith("want")
        || !(term.value() instanceof Var
            || term.value() instanceof Ref
            || term.value() instanceof TermValue.Call);
  }

  private static Optional<RegoValue> value(Term term, Map<String, RegoValue> values) {
    if (term.value() instanceof TermValue.Literal literal) {
      return Optional.of(literal.value());
    }
    RegoValue known = values.get(term.span().text());
    if (known != null) {
      return Optional.of(known);
    } else if (term.value() instanceof Ref ref) {
      return lookedUp(ref, values);
    } else if (term.value() instanceof TermValue.ArrayTerm array) {
      RegoArray.Builder all = new RegoArray.Builder();
      boolean isWhole = array.elements().stream().allMatch(t -> value(t, values).isPresent());
      array.elements().forEach(t -> value(t, values).ifPresent(all::add));
      return isWhole ? Optional.of(all.build()) : Optional.empty();
    } else if (term.value() instanceof TermValue.SetTerm set) {
      RegoSet.Builder all = RegoSet.builder();
      boolean isWhole = set.elements().stream().allMatch(t -> value(t, values).isPresent());
      set.elements().forEach(t -> value(t, values).ifPresent(all::add));
      return isWhole ? Optional.of(all.build()) : Optional.empty();
    } else if (term.value() instanceof TermValue.ObjectTerm object) {
      RegoObject.Builder all = RegoObject.builder();
      for (TermValue.ObjectTerm.Entry entry : object.entries()) {
        Optional<RegoValue> key = value(entry.key(), values);
        Optional<RegoValue> value = value(entry.value(), values);
        if (key.isEmpty() || value.isEmpty()) {
          return Optional.empty();
        }
        all.put(key.get(), value.get());
      }
      return Optional.of(all.build());
    }
    return Optional.empty();
  }

  private static Optional<RegoValue> lookedUp(Ref ref, Map<String, RegoValue> values) {
    Optional<RegoValue> at = value(ref.head(), values);
    for (Term step : ref.steps()) {
      Optional<RegoValue> key = value(step, values);
      if (at.isEmpty() || key.isEmpty()) {
        return Optional.empty();
      }
      at = lookedUp(at.get(), key.get());
    }
    return at;
  }

  private static Optional<RegoValue> lookedUp(RegoValue from, RegoValue key) {
    if (from instanceof RegoObject object) {
      return object.get(key);
    } else if (from instanceof RegoArray array) {
      int index = array.indexOf(key);
      return index < 0 ? Optional.empty() : Optional.of(array.get(index));
    }
    return from instanceof RegoSet set && set.contains(key) ? Optional.of(key) : Optional.empty();
  }

  /** A value in one line, cut when it is long. */
  public static String shown(RegoValue value) {
    String text = value.toString();
    return text.length() > 400 ? text.substring(0, 400) + "..." : text;
  }
}
