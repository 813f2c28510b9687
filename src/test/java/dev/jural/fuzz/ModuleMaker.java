package dev.jural.fuzz;

import dev.jural.ast.Body;
import dev.jural.ast.Head;
import dev.jural.ast.Import;
import dev.jural.ast.Module;
import dev.jural.ast.Package;
import dev.jural.ast.Ref;
import dev.jural.ast.RegoVersion;
import dev.jural.ast.Rule;
import dev.jural.ast.Term;
import dev.jural.ast.TermValue;
import dev.jural.source.SourceText;
import dev.jural.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * A ModuleMaker makes whole modules at random: every kind of rule, head and import that the parser
 * can give, whether or not they compile.
 */
final class ModuleMaker extends TreeMaker {
  private static final List<String> RULES = List.of("p", "q", "allow", "r9");

  private ModuleMaker(Random random, int size) {
    super(random, size, random.nextInt(3) == 0);
  }

  /**
   * A module.
   *
   * @param seed decides everything
   * @param size about how many terms it has
   */
  static Module make(long seed, int size) {
    ModuleMaker maker = new ModuleMaker(new Random(seed), size);
    Package pkg =
        new Package(
            Ref.ofNames("data", maker.path(List.of("a", "x_1"), List.of("b", "if", "c d")), NONE),
            NONE);
    return new Module(
        pkg,
        maker.imports(),
        maker.some(1, 4, maker::rule),
        List.of(),
        List.of(),
        RegoVersion.V1,
        SourceText.of("made.rego", ""));
  }

  private static final Span NONE = Span.NONE;

  private List<String> path(List<String> first, List<String> rest) {
    List<String> path = new ArrayList<>(List.of(one(first)));
    path.addAll(some(0, 2, () -> one(rest)));
    return path;
  }

  private List<Import> imports() {
    List<Import> imports = new ArrayList<>();
    if (hasLogic) {
      Ref keywords = Ref.ofNames("future", List.of("keywords"), NONE);
      imports.add(new Import(keywords, Optional.empty(), NONE));
    }
    imports.addAll(some(0, 2, this::importOf));
    return imports;
  }

  private Import importOf() {
    Ref path =
        Ref.ofNames(one(List.of("data", "input")), path(List.of("lib"), List.of("x", "y z")), NONE);
    return new Import(path, chance(40) ? Optional.of("alias") : Optional.empty(), NONE);
  }

  // ---- rules

  private Rule rule() {
    if (chance(15)) {
      return fallback();
    }
    Head head = head();
    boolean needsBody = isBare(head) && !head.isPartialSet();
    Body body = needsBody || chance(70) ? body() : Body.TRUE;
    Optional<Rule> otherwise =
        head.isPartialSet() || chance(70) ? Optional.empty() : Optional.of(otherwise(head));
    return new Rule(false, head, body, otherwise, NONE);
  }

  private static boolean isBare(Head head) {
    return !head.hasValue();
  }

  private Head head() {
    boolean isFunction = chance(25);
    boolean isSet = !isFunction && chance(30);
    boolean hasValue = !isSet && chance(60);
    return new Head(
        ref(isFunction),
        isFunction ? some(0, 3, this::term) : List.of(),
        isFunction,
        isSet ? Optional.of(term()) : Optional.empty(),
        hasValue ? term() : Term.TRUE,
        hasValue,
        hasValue && chance(80),
        NONE);
  }

  private Ref ref(boolean isFunction) {
    List<Term> terms = new ArrayList<>();
    terms.add(Term.var(one(RULES), NONE));
    terms.addAll(
        some(
            0,
            3,
            () ->
                isFunction || chance(50)
                    ? Term.string(one(List.of("a", "else", "x y")), NONE)
                    : term()));
    return new Ref(terms);
  }

  private Rule otherwise(Head first) {
    boolean hasValue = chance(60);
    Head head =
        new Head(
            first.ref(),
            first.args(),
            first.isFunction(),
            Optional.empty(),
            hasValue ? term() : Term.TRUE,
            hasValue,
            true,
            NONE);
    Body body = hasValue && chance(30) ? Body.TRUE : body();
    Optional<Rule> next = chance(50) ? Optional.of(otherwise(first)) : Optional.empty();
    return new Rule(false, head, body, next, NONE);
  }

  /** A default rule, whose value may hold variables inside comprehensions only. */
  private Rule fallback() {
    boolean isFunction = chance(30);
    Term value =
        chance(50)
            ? Term.string("none", NONE)
            : new Term(new TermValue.ArrayComprehension(term(), body()), NONE);
    List<Term> args = isFunction ? List.of(Term.var("x", NONE), Term.var("y", NONE)) : List.of();
    Head head = new Head(ref(true), args, isFunction, Optional.empty(), value, true, true, NONE);
    return new Rule(true, head, Body.TRUE, Optional.empty(), NONE);
  }
}
