package dev.jural.compiler;

import dev.jural.ast.Head;
import dev.jural.ast.Rule;
import dev.jural.ast.Term;
import dev.jural.ast.TermValue;
import dev.jural.ast.Var;
import dev.jural.ir.Code;
import dev.jural.ir.Instr;
import dev.jural.ir.RulePlan;
import dev.jural.ir.RulePlan.Condition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Plans rules: the code of each body, and what the rule index may know of it. */
final class RulePlanner {
  private final PlanContext context;

  RulePlanner(PlanContext context) {
    this.context = context;
  }

  /** The plan of a complete rule or function. */
  RulePlan complete(Rule rule) {
    List<Code> chain = new ArrayList<>();
    for (Optional<Rule> at = Optional.of(rule); at.isPresent(); at = at.get().otherwise()) {
      chain.add(completeBody(at.get()));
    }
    List<Condition> conditions =
        chain.size() == 1 ? new Conditions(context.constants()).of(rule) : List.of();
    return new RulePlan(chain, Optional.empty(), rule.span(), conditions, Optional.empty());
  }

  /** The code of one body of a complete rule or function. */
  Code completeBody(Rule rule) {
    Head head = rule.head();
    PlanWriter writer = new PlanWriter(context.constants(), head.args().size());
    BodyPlanner bodies = new BodyPlanner(context, writer);
    for (int i = 0; i < head.args().size(); i++) {
      bodies.matches().match(head.args().get(i), i);
    }
    bodies.plan(rule.body());
    int value = bodies.terms().plan(head.value());
    writer.emit(new Instr.Return(value, value < 0));
    return writer.code();
  }

  /** The plan of a rule that adds to the set or object of which {@code path} is the inner path. */
  RulePlan partial(Rule rule, List<Term> path) {
    List<Code> chain = new ArrayList<>();
    for (Optional<Rule> at = Optional.of(rule); at.isPresent(); at = at.get().otherwise()) {
      chain.add(partialBody(at.get(), path, false));
    }
    boolean canBeKeyed = chain.size() == 1;
    return new RulePlan(
        chain,
        canBeKeyed ? Optional.of(partialBody(rule, path, true)) : Optional.empty(),
        rule.span(),
        canBeKeyed ? new Conditions(context.constants()).of(rule) : List.of(),
        canBeKeyed
            ? Constants.of(path.isEmpty() ? rule.head().key().orElseThrow() : path.get(0))
                .map(context.constants()::operand)
            : Optional.empty());
  }

  private Code partialBody(Rule rule, List<Term> path, boolean isKeyed) {
    Head head = rule.head();
    PlanWriter writer = new PlanWriter(context.constants(), isKeyed ? 1 : 0);
    BodyPlanner bodies = new BodyPlanner(context, writer);
    Optional<Term> element = head.key();
    if (isKeyed) {
      Term first = path.isEmpty() ? element.orElseThrow() : path.get(0);
      if (isPlainPattern(first)) {
        bodies.matches().match(first, 0);
      }
    }
    bodies.plan(rule.body());
    List<Integer> keys = new ArrayList<>();
    for (Term key : path) {
      keys.add(bodies.terms().plan(key));
    }
    int value = bodies.terms().plan(element.orElse(head.value()));
    writer.emit(new Instr.EmitPartial(keys, value, element.isPresent(), head.span()));
    return writer.code();
  }

  /** Whether the key can be matched before the body runs: it holds variables and constants only. */
  private static boolean isPlainPattern(Term term) {
    TermValue value = term.value();
    if (value instanceof TermValue.ArrayTerm array) {
      return array.elements().stream().allMatch(RulePlanner::isPlainPattern);
    }
    return value instanceof TermValue.Literal
        || (value instanceof Var variable
            && !variable.name().equals("input")
            && !variable.name().equals("data"));
  }
}
