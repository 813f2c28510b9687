package dev.jural.check;

import dev.jural.check.CheckOptions.FailOn;
import dev.jural.engine.Engine;
import dev.jural.manifest.Evidence;
import dev.jural.manifest.Manifest;
import dev.jural.manifest.ManifestFile;
import dev.jural.manifest.Scene;
import dev.jural.manifest.reader.Inventory;
import dev.jural.source.Diagnostic;
import dev.jural.source.ErrorCode;
import dev.jural.source.Location;
import dev.jural.source.Origin;
import dev.jural.source.Severity;
import dev.jural.value.RegoArray;
import dev.jural.value.RegoBoolean;
import dev.jural.value.RegoNumber;
import dev.jural.value.RegoObject;
import dev.jural.value.RegoString;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
  private final Optional<ResultCache> cache;

  /**
   * A checker.
   *
   * @param engine the compiled policies
   * @param waivers waivers of the run; those inside stacks are added
   * @param listener told of every decision, in order
   * @param clock for timestamps of decisions
   * @param cache what earlier runs found
   */
  public Checker(
      Engine engine,
      CheckOptions options,
      List<Waiver> waivers,
      DecisionListener listener,
      Clock clock,
      Optional<ResultCache> cache) {
    this.engine = engine;
    this.options = options;
    this.waivers = List.copyOf(waivers);
    this.listener = listener;
    this.clock = clock;
    this.cache = cache;
  }

  /**
   * Checks files, one after another: a document is forgotten once it is checked.
   *
   * @param files in the order of results
   * @param found what is to be said about the paths that the files were found under
   * @param source reads the files
   */
  public CheckResults check(List<ManifestFile> files, List<Diagnostic> found, PartSource source) {
    PartSource parts = source;
    Engine over = engine;
    if (engine.reads("data.stack")) {
      KeptParts kept = KeptParts.all(files, options.jobs(), source);
      over = withStack(kept.manifests(files));
      parts = kept;
    }
    List<PackageCheck> checks = PackageCheck.of(over, options.namespaces());
    Evaluator evaluator = new Evaluator(checks, options, clock);
    boolean isWhole = files.stream().anyMatch(file -> !file.isNamed());
    Gathering gathering = new Gathering(checks, found);
    // What policies say of a document may depend on all others: then nothing is remembered.
    Optional<ResultCache> memory = over == engine ? cache : Optional.empty();
    FileCheck check = new FileCheck(parts, evaluator, options, memory);
    InOrder.<ManifestFile, PartResult>run(files, options.jobs(), check::run, gathering::add);
    memory.ifPresent(ResultCache::save);
    gathering
        .repository(isWhole)
        .ifPresent(
            subject ->
                evaluator.evaluate(subject).forEach(r -> gathering.add(Answer.of(r, options))));
    return gathering.results();
  }

  private Engine withStack(List<Manifest> manifests) {
    RegoArray.Builder stack = new RegoArray.Builder();
    for (Manifest manifest : manifests) {
      stack.add(
          RegoObject.builder()
              .put("file", manifest.origin().file())
              .put("document", RegoNumber.of(manifest.origin().document()))
              .put("value", manifest.value())
              .build());
    }
    return engine.withData(engine.data().with(RegoString.of("stack"), stack.build()));
  }

  /** The results of one run in the making. Used by one thread at a time. */
  private final class Gathering {
    private final List<PackageCheck> checks;
    private final List<Waiver> inStacks = new ArrayList<>();

    /**
     * The waivers that are known when a decision is logged: of files, and of stacks read so far.
     */
    private Waivers known = waiversSoFar();

    private final List<Finding> findings = new ArrayList<>();
    private final List<RuleOutcome> outcomes = new ArrayList<>();
    private final List<Evidence> evidence = new ArrayList<>();
    private final List<Scene> scenes = new ArrayList<>();
    private final List<Diagnostic> diagnostics = new ArrayList<>();
    private final Map<String, RuleDescriptor> rules = new TreeMap<>();
    private final VacuityCollector vacuity = new VacuityCollector();
    private final Set<String> filesRead = new HashSet<>();
    private int documents;
    private boolean hasInputErrors;
    private boolean hasEvaluated;
    private boolean hasEvaluationErrors;

    Gathering(List<PackageCheck> checks, List<Diagnostic> found) {
      this.checks = checks;
      said(found);
    }

    private void said(List<Diagnostic> aboutInput) {
      diagnostics.addAll(aboutInput);
      hasInputErrors |= aboutInput.stream().anyMatch(d -> d.severity() == Severity.ERROR);
    }

    void add(PartResult part) {
      said(part.diagnostics());
      if (!part.waivers().isEmpty()) {
        inStacks.addAll(part.waivers());
        known = waiversSoFar();
      }
      evidence.addAll(part.evidence());
      documents += part.documents();
      if (part.documents() > 0) {
        filesRead.add(part.file());
      }
      scenes.addAll(part.scenes());
      part.answers().forEach(this::add);
    }

    /**
     * What all files show together, if they show anything.
     *
     * @param isWhole whether a folder was named, so that what is not there is missing
     */
    Optional<Subject> repository(boolean isWhole) {
      if (evidence.isEmpty() && scenes.isEmpty()) {
        return Optional.empty();
      }
      Location start = evidence.isEmpty() ? scenes.get(0).location() : evidence.get(0).location();
      RegoArray.Builder all = new RegoArray.Builder();
      scenes.forEach(scene -> all.add(scene.toValue()));
      RegoObject value =
          Inventory.ofRepository(evidence)
              .toValue()
              .with(RegoString.of("scenes"), all.build())
              .with(RegoString.of("whole"), RegoBoolean.of(isWhole));
      Resource resource = new Resource(new Origin("repository", 0), "repository", start);
      return Optional.of(Subject.ofInventory(resource, value, Subject.Sort.REPOSITORY));
    }

    void add(Answer result) {
      result
          .decision()
          .ifPresent(
              decision ->
                  listener.decided(
                      decision, result.findings().stream().map(known::apply).toList()));
      hasEvaluated = true;
      hasEvaluationErrors |= !result.problems().isEmpty();
      diagnostics.addAll(result.problems());
      findings.addAll(result.findings());
      vacuity.note(result);
      result.outcomes().forEach(o -> rules.putIfAbsent(o.rule().id(), o.rule()));
      result.silent().forEach(rule -> rules.putIfAbsent(rule.id(), rule));
      if (options.keepOutcomes()) {
        outcomes.addAll(result.outcomes());
      }
    }

    private Waivers waiversSoFar() {
      List<Waiver> all = new ArrayList<>(waivers);
      all.addAll(inStacks);
      return new Waivers(all, options.asOf());
    }

    CheckResults results() {
      Waivers applied = waiversSoFar();
      findings.replaceAll(applied::apply);
      options.baseline().take(findings).ifPresent(diagnostics::add);
      for (PackageCheck check : checks) {
        check.declared().forEach(rules::putIfAbsent);
      }
      findings.sort(ORDER);
      List<RuleOutcome> fared = new ArrayList<>(Outcomes.waived(outcomes, findings));
      fared.sort(Comparator.comparing(outcome -> outcome.resource().origin()));
      Vacuity silent = vacuity.vacuity(checks);
      diagnostics.addAll(applied.diagnostics());
      ExitCode code = exitCode(silent, applied.hasExpired());
      return new CheckResults(
          findings,
          new ArrayList<>(rules.values()),
          fared,
          evidence,
          Notices.ordered(diagnostics),
          silent,
          filesRead.size(),
          documents,
          code);
    }

    private ExitCode exitCode(Vacuity silent, boolean hasExpired) {
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
      if (breaks || (hasExpired && options.failOn() != FailOn.NONE)) {
        code = ExitCode.FINDINGS;
      }
      if (options.failOnVacuous() && !(silent.rules().isEmpty() && silent.namespaces().isEmpty())) {
        code = code.or(ExitCode.FINDINGS);
      }
      if (hasInputErrors) {
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
      if (!hasEvaluated && !hasInputErrors) {
        nothing(
            documents == 0
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
