package dev.jural.check;

import dev.jural.engine.Decision;
import dev.jural.engine.EvaluationOptions;
import dev.jural.engine.Input;
import dev.jural.engine.NondeterministicCalls;
import dev.jural.engine.RuleInfo;
import dev.jural.source.Diagnostic;
import dev.jural.source.RegoException;
import dev.jural.source.Severity;
import dev.jural.value.RegoObject;
import dev.jural.value.RegoSet;
import dev.jural.value.RegoValue;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Evaluates packages over subjects. Immutable; shared by threads. */
final class Evaluator {
  private final List<PackageCheck> checks;
  private final CheckOptions options;
  private final Clock clock;

  Evaluator(List<PackageCheck> checks, CheckOptions options, Clock clock) {
    this.checks = checks;
    this.options = options;
    this.clock = clock;
  }

  /** What every package that takes this sort of subject says of it. */
  List<SubjectResult> evaluate(Subject subject) {
    List<SubjectResult> results = new ArrayList<>();
    for (PackageCheck check : checks) {
      if (check.takes() == subject.sort()) {
        results.add(evaluate(check, subject));
      }
    }
    return results;
  }

  private SubjectResult evaluate(PackageCheck check, Subject subject) {
    Input input = Input.of(subject.value(), subject.resource().origin());
    Instant start = clock.instant();
    long begin = System.nanoTime();
    Provenance provenance = new Provenance(check, subject, input);
    FindingReader reader = new FindingReader(check, subject, options.isStrict(), provenance);
    RegoValue verdicts = RegoSet.EMPTY;
    Optional<RegoValue> result = Optional.empty();
    List<Diagnostic> problems = new ArrayList<>();
    NondeterministicCalls calls = NondeterministicCalls.kept();
    try {
      Map<String, RegoValue> values =
          options.isRepeatable()
              ? check
                  .documents()
                  .evaluate(input, EvaluationOptions.none().withNondeterministic(calls))
              : provenance.evaluate(calls);
      verdicts = values.getOrDefault(check.verdictsPath(), RegoSet.EMPTY);
      RegoObject.Builder all = RegoObject.builder(values.size());
      for (RuleInfo rule : check.rules()) {
        RegoValue value = values.get(rule.path());
        if (value != null) {
          all.put(rule.path().substring("data.".length() + check.name().length() + 1), value);
          reader.read(rule, value);
        }
      }
      result = Optional.of(all.build());
    } catch (RegoException e) {
      for (Diagnostic d : e.diagnostics()) {
        String about = d.message() + " (input " + subject.resource().origin() + ")";
        problems.add(
            new Diagnostic(Severity.ERROR, d.code(), about, d.span(), d.location(), d.hint()));
      }
    }
    problems.addAll(reader.problems());
    Decision decision =
        new Decision(
            check.name(),
            input,
            result,
            problems.stream().findFirst(),
            start,
            Map.of("timer_rego_query_eval_ns", System.nanoTime() - begin),
            calls.toValue());
    return new SubjectResult(check, subject, reader.findings(), verdicts, problems, decision);
  }
}
