package dev.jural.cli;

import dev.jural.check.CheckOptions;
import dev.jural.check.CheckResults;
import dev.jural.check.Checker;
import dev.jural.check.DataConflicts;
import dev.jural.check.ExitCode;
import dev.jural.check.Inputs;
import dev.jural.check.PackImage;
import dev.jural.check.PolicyLoader;
import dev.jural.check.PolicySet;
import dev.jural.check.Waiver;
import dev.jural.check.WaiverReader;
import dev.jural.decision.EventEncoder;
import dev.jural.decision.RunContext;
import dev.jural.decision.mask.EventFilter;
import dev.jural.engine.Engine;
import dev.jural.engine.EngineImage;
import dev.jural.engine.Limits;
import dev.jural.report.OutputFormat;
import dev.jural.report.ReportOptions;
import dev.jural.report.SafeText;
import dev.jural.source.CaretPrinter;
import dev.jural.source.Diagnostic;
import dev.jural.source.ErrorCode;
import dev.jural.source.RegoException;
import dev.jural.source.Severity;
import dev.jural.value.RegoObject;
import dev.jural.value.RegoString;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** One run of {@code jural check}: load policies, read inputs, check, report, log. */
final class CheckRun {
  private final Terminal terminal;
  private final CheckOptions options;
  private final Request request;

  /**
   * A Request is what the command line asks for beside what the checker needs to know.
   *
   * @param paths files and folders to check
   * @param policies policy files and folders
   * @param data data files and folders
   * @param waivers the file of waivers
   * @param decisionLog the log; none when decisions are not logged
   * @param logOptions how it is kept
   * @param formats the reports to write
   * @param timeout for each evaluation
   * @param hosts the hosts that policies may talk to
   * @param isV0 whether policies are of the language before OPA 1.0
   * @param colour whether the table has colours
   * @param showVacuity whether the table lists what took no part
   * @param quiet whether the table has no summary
   */
  record Request(
      List<String> paths,
      List<String> policies,
      List<String> data,
      Optional<String> waivers,
      Optional<String> decisionLog,
      LogOptions logOptions,
      List<OutputTarget> formats,
      Duration timeout,
      List<String> hosts,
      boolean isV0,
      boolean colour,
      boolean showVacuity,
      boolean quiet) {}

  CheckRun(Terminal terminal, CheckOptions options, Request request) {
    this.terminal = terminal;
    this.options = options;
    this.request = request;
  }

  ExitCode run() {
    // Reading needs nothing of the policies, so the two wait for each other no longer than they
    // must.
    CompletableFuture<Inputs> reading =
        CompletableFuture.supplyAsync(
            () -> Inputs.read(request.paths(), terminal.in(), options.jobs()),
            task -> new Thread(task, "jural-reader").start());
    Policies policies;
    List<Waiver> waivers;
    try {
      policies = policies();
      waivers = waivers();
    } catch (RegoException e) {
      e.diagnostics().forEach(this::print);
      return ExitCode.POLICY;
    }
    Inputs inputs = await(reading);
    if (inputs.hasUsageErrors()) {
      inputs.diagnostics().stream().filter(d -> d.code() == ErrorCode.USAGE).forEach(this::print);
      return ExitCode.USAGE;
    }
    new Overwriting(request).check(inputs);
    return check(policies, waivers, inputs);
  }

  private static Inputs await(CompletableFuture<Inputs> reading) {
    try {
      return reading.join();
    } catch (CompletionException e) {
      // What happened in the other thread is a bug of ours; its wrapper says nothing.
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  private ExitCode check(Policies policies, List<Waiver> waivers, Inputs inputs) {
    EventFilter filter =
        request.decisionLog().isEmpty()
            ? EventFilter.none()
            : EventFilter.of(
                policies.engine(), request.logOptions().mask(), request.logOptions().drop());
    Logging logging =
        Logging.open(
            request.decisionLog(),
            context(policies),
            new EventEncoder(filter, EventEncoder.MOST_BYTES),
            request.logOptions().settings(),
            terminal.clock());
    CheckResults results =
        new Checker(policies.engine(), options, waivers, logging, terminal.clock()).check(inputs);
    ReportOptions shown =
        new ReportOptions(
            request.colour(), options.listNotApplicable(), request.showVacuity(), request.quiet());
    if (!hasTable()) {
      // Who sends reports to files must still see what could not be checked.
      results.diagnostics().stream()
          .filter(diagnostic -> diagnostic.severity() == Severity.ERROR)
          .forEach(this::print);
    }
    List<Diagnostic> problems =
        new ArrayList<>(new ReportFiles(terminal, request.formats()).write(results, shown));
    logging.close().ifPresent(problems::add);
    logging.warnings().forEach(this::print);
    problems.forEach(this::print);
    return problems.isEmpty() ? results.exitCode() : results.exitCode().or(ExitCode.OUTPUT);
  }

  private boolean hasTable() {
    return request.formats().stream()
        .anyMatch(target -> target.format() == OutputFormat.TABLE && target.file().isEmpty());
  }

  private void print(Diagnostic diagnostic) {
    for (String line : CaretPrinter.print(diagnostic).split("\n", -1)) {
      terminal.err().println(SafeText.inert(line));
    }
  }

  // ---- what is loaded

  /** The compiled policies, and the digest of what they were compiled from. */
  private record Policies(Engine engine, String revision) {}

  private Policies policies() {
    boolean hasPack = !options.profile().equals("none");
    boolean isPackAlone = hasPack && request.policies().isEmpty() && request.data().isEmpty();
    Optional<PackImage> image = isPackAlone ? PackImage.find() : Optional.empty();
    if (image.isPresent()) {
      EngineImage compiled = image.get().image();
      return new Policies(builder(compiled.data()).build(compiled), image.get().revision());
    }
    PolicyLoader loader = new PolicyLoader();
    if (hasPack) {
      loader.addPack();
    }
    request.policies().forEach(path -> loader.addPolicies(Path.of(path), path));
    request.data().forEach(path -> loader.addData(Path.of(path), path));
    PolicySet loaded = loader.load();
    loaded.warnings().forEach(this::print);
    Engine.Builder builder = builder(loaded.data());
    loaded.modules().forEach(builder::module);
    Engine engine = builder.build();
    List<Diagnostic> conflicts = DataConflicts.find(engine);
    if (!conflicts.isEmpty()) {
      throw new RegoException(conflicts);
    }
    return new Policies(engine, loaded.revision());
  }

  private Engine.Builder builder(RegoObject data) {
    RegoObject ours =
        RegoObject.builder()
            .put("profile", options.profile())
            .put("as_of", options.asOf().toString())
            .build();
    Engine.Builder builder =
        Engine.builder()
            .data(data.with(RegoString.of("jural"), ours))
            .limits(Limits.DEFAULT.withTime(request.timeout()))
            .clock(clock())
            .v0Compatible(request.isV0())
            .prints(line -> terminal.err().println(SafeText.inert(line)));
    request.hosts().forEach(builder::allowNet);
    return builder;
  }

  /** The time of day is the real one, the day is that of the check. */
  private Clock clock() {
    Instant now = terminal.clock().instant();
    Instant then = now.atZone(ZoneOffset.UTC).with(options.asOf()).toInstant();
    return Clock.fixed(then, ZoneOffset.UTC);
  }

  private List<Waiver> waivers() {
    return request.waivers().map(file -> WaiverReader.read(Path.of(file), file)).orElse(List.of());
  }

  private RunContext context(Policies policies) {
    return new RunContext(
        Map.of("app", "jural", "id", instance(), "version", Version.text()),
        Map.of("policies", policies.revision()),
        options.profile(),
        options.asOf().toString());
  }

  /** One run is one instance of the program, as OPA has it. */
  private static String instance() {
    try (DecisionIds ids = new DecisionIds()) {
      return ids.next();
    }
  }
}
