package dev.jural.check;

import dev.jural.check.CheckOptions.FailOn;
import dev.jural.check.RuleOutcome.Outcome;
import dev.jural.engine.Engine;
import dev.jural.manifest.Evidence;
import dev.jural.source.Diagnostic;
import dev.jural.source.ErrorCode;
import dev.jural.source.Location;
import dev.jural.source.Severity;
import dev.jural.value.RegoArray;
import dev.jural.value.RegoNumber;
import dev.jural.value.RegoObject;
import dev.jural.value.RegoString;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A Checker evaluates policies over what was read and puts the results together, in an order that
 * does not depend on threads.
 */
public final class Checker {
  private static final Comparator<Finding> ORDER =
      Comparator.comparing(Finding::location)
          .thenComparing(finding -> finding.rule().id())
          .thenComparing(Finding::message)
          .thenComparing(finding -> finding.resource().origin());

  private final Engine engine;
  private final CheckOptions options;
  private final List<Waiver> waivers;
  private final DecisionListener listener;
  private final Clock clock;

  /**
   * A checker.
   *
   * @param engine the compiled policies
   * @param waivers waivers of the run; those inside stacks are added
   * @param listener told of every decision, in order
   * @param clock for timestamps of decisions
   */
  public Checker(
      Engine engine,
      CheckOptions options,
      List<Waiver> waivers,
      DecisionListener listener,
      Clock clock) {
    this.engine = engine;
    this.options = options;
    this.waivers = List.copyOf(waivers);
    this.listener = listener;
    this.clock = clock;
  }

  /** Checks everything that was read. */
  public CheckResults check(Inputs inputs) {
    Engine over = engine.reads("data.stack") ? withStack(inputs) : engine;
    List<PackageCheck> checks = PackageCheck.of(over, options.namespaces());
    Evaluator evaluator = new Evaluator(checks, options.isStrict(), clock);
    List<Subject> subjects = inputs.subjects();
    List<List<SubjectResult>> evaluated =
        Parallel.map(subjects, options.jobs(), evaluator::evaluate);
    return new Gathering(inputs, checks).gather(evaluated);
  }

  private Engine withStack(Inputs inputs) {
    RegoArray.Builder stack = new RegoArray.Builder();
    inputs
        .manifests()
        .forEach(
            manifest ->
                stack.add(
                    RegoObject.builder()
                        .put("file", manifest.origin().file())
                        .put("document", RegoNumber.of(manifest.origin().document()))
                        .put("value", manifest.value())
                        .build()));
    return engine.withData(engine.data().with(RegoString.of("stack"), stack.build()));
  }

  /** The results of one run in the making. */
  private final class Gathering {
    private final Inputs inputs;
    private final List<PackageCheck> checks;
    private final Waivers applied;
    private final List<Finding> findings = new ArrayList<>();
    private final List<RuleOutcome> outcomes = new ArrayList<>();
    private final List<Diagnostic> diagnostics = new ArrayList<>();
    private final Map<String, RuleDescriptor> rules = new TreeMap<>();
    private final VacuityCollector vacuity = new VacuityCollector();
    private boolean hasEvaluated;
    private boolean hasEvaluationErrors;

    Gathering(Inputs inputs, List<PackageCheck> checks) {
      this.inputs = inputs;
      this.checks = checks;
      List<Waiver> all = new ArrayList<>(waivers);
      all.addAll(inputs.waivers());
      this.applied = new Waivers(all, options.asOf());
    }

    CheckResults gather(List<List<SubjectResult>> evaluated) {
      diagnostics.addAll(inputs.diagnostics());
      evaluated.forEach(results -> results.forEach(this::add));
      for (PackageCheck check : checks) {
        check.declared().forEach(rules::putIfAbsent);
      }
      findings.sort(ORDER);
      outcomes.sort(Comparator.comparing(outcome -> outcome.resource().origin()));
      Vacuity silent = vacuity.vacuity(checks);
      diagnostics.addAll(applied.diagnostics());
      ExitCode code = exitCode(silent);
      List<Evidence> evidence = inputs.evidence();
      return new CheckResults(
          findings,
          new ArrayList<>(rules.values()),
          outcomes,
          evidence,
          diagnostics.stream().sorted().toList(),
          silent,
          inputs.filesRead(),
          inputs.manifests().size(),
          code);
    }

    private void add(SubjectResult result) {
      hasEvaluated = true;
      hasEvaluationErrors |= !result.problems().isEmpty();
      diagnostics.addAll(result.problems());
      List<Finding> own = result.findings().stream().map(applied::apply).toList();
      listener.decided(result.decision(), own);
      findings.addAll(own);
      List<RuleOutcome> fared =
          Outcomes.of(result.check(), result.subject(), own, result.verdicts());
      vacuity.note(result, fared);
      for (RuleOutcome outcome : fared) {
        rules.putIfAbsent(outcome.rule().id(), outcome.rule());
        if (options.listNotApplicable() || outcome.outcome() != Outcome.NOT_APPLICABLE) {
          outcomes.add(outcome);
        }
      }
    }

    private ExitCode exitCode(Vacuity silent) {
      ExitCode code = ExitCode.PASSED;
      boolean denies =
          findings.stream().anyMatch(f -> f.waived().isEmpty() && f.level() == Level.DENY);
      boolean warns =
          findings.stream().anyMatch(f -> f.waived().isEmpty() && f.level() == Level.WARN);
      boolean breaks =
          switch (options.failOn()) {
            case DENY -> denies;
            case WARN -> denies || warns;
            case NONE -> false;
          };
      if (breaks || (applied.hasExpired() && options.failOn() != FailOn.NONE)) {
        code = ExitCode.FINDINGS;
      }
      if (options.failOnVacuous() && !(silent.rules().isEmpty() && silent.namespaces().isEmpty())) {
        code = code.or(ExitCode.FINDINGS);
      }
      if (inputs.diagnostics().stream().anyMatch(d -> d.severity() == Severity.ERROR)) {
        code = code.or(ExitCode.INPUT);
      }
      if (hasEvaluationErrors) {
        code = code.or(ExitCode.EVALUATION);
      }
      return empty(code);
    }

    /** A run that checked nothing is an error unless that was expected. */
    private ExitCode empty(ExitCode code) {
      if (options.allowEmpty()) {
        return code;
      }
      List<Diagnostic> unknown = unknownNamespaces();
      diagnostics.addAll(unknown);
      if (checks.isEmpty()) {
        if (unknown.isEmpty()) {
          nothing("no policy has a rule deny, violation or warn");
        }
        return code.or(ExitCode.POLICY);
      }
      if (!hasEvaluated
          && inputs.diagnostics().stream().noneMatch(d -> d.severity() == Severity.ERROR)) {
        nothing(
            inputs.manifests().isEmpty()
                ? "no document was read"
                : "no document shows a system that the policies know");
        code = code.or(ExitCode.INPUT);
      }
      return unknown.isEmpty() ? code : code.or(ExitCode.POLICY);
    }

    private void nothing(String why) {
      diagnostics.add(
          Diagnostic.error(ErrorCode.CHECK_EMPTY, "nothing was checked: " + why, Location.NONE)
              .withHint("--allow-empty makes this no error"));
    }

    /** A namespace that was asked for by a wrong name would be silence taken for a pass. */
    private List<Diagnostic> unknownNamespaces() {
      List<String> known = PackageCheck.namespaces(engine);
      List<Diagnostic> unknown = new ArrayList<>();
      for (String name : new TreeSet<>(options.namespaces())) {
        if (!known.contains(name)) {
          String meant =
              Suggestion.near(name, known)
                  .map(near -> ", did you mean \"" + near + "\"?")
                  .orElse("");
          unknown.add(
              Diagnostic.error(
                  ErrorCode.CHECK_EMPTY,
                  "no package \"" + name + "\" has a rule deny, violation or warn" + meant,
                  Location.NONE));
        }
      }
      return unknown;
    }
  }
}
