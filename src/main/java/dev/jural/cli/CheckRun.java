package dev.jural.cli;

import dev.jural.check.CheckOptions;
import dev.jural.check.CheckResults;
import dev.jural.check.Checker;
import dev.jural.check.ExitCode;
import dev.jural.check.Inputs;
import dev.jural.check.PackImage;
import dev.jural.check.PolicyLoader;
import dev.jural.check.PolicySet;
import dev.jural.check.Waiver;
import dev.jural.check.WaiverReader;
import dev.jural.decision.DecisionEvent;
import dev.jural.decision.DecisionLog;
import dev.jural.decision.JsonLinesLog;
import dev.jural.decision.LogException;
import dev.jural.engine.DecisionListener;
import dev.jural.engine.Engine;
import dev.jural.engine.EngineImage;
import dev.jural.engine.Limits;
import dev.jural.report.ReportOptions;
import dev.jural.report.SafeText;
import dev.jural.source.CaretPrinter;
import dev.jural.source.Diagnostic;
import dev.jural.source.ErrorCode;
import dev.jural.source.Location;
import dev.jural.source.RegoException;
import dev.jural.source.SourceText;
import dev.jural.value.RegoObject;
import dev.jural.value.RegoString;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

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
   * @param formats the reports to write
   * @param timeout for each evaluation
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
      List<OutputTarget> formats,
      Duration timeout,
      boolean colour,
      boolean showVacuity,
      boolean quiet) {}

  CheckRun(Terminal terminal, CheckOptions options, Request request) {
    this.terminal = terminal;
    this.options = options;
    this.request = request;
  }

  ExitCode run() {
    ReportFiles files = new ReportFiles(terminal, request.formats());
    Optional<String> overwritten = files.overwrittenInput(request.paths());
    if (overwritten.isPresent()) {
      terminal
          .err()
          .println(
              "jural: --format: " + SafeText.inert(overwritten.get()) + " is an input of this run");
      return ExitCode.USAGE;
    }
    // Reading needs nothing of the policies, so the two wait for each other no longer than they must.
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
    Inputs inputs = reading.join();
    if (inputs.hasUsageErrors()) {
      inputs.diagnostics().stream().filter(d -> d.code() == ErrorCode.USAGE).forEach(this::print);
      return ExitCode.USAGE;
    }
    return check(policies, waivers, inputs, files);
  }

  private ExitCode check(
      Policies policies, List<Waiver> waivers, Inputs inputs, ReportFiles files) {
    Optional<DecisionLog> log;
    try {
      log = request.decisionLog().map(file -> JsonLinesLog.open(Path.of(file)));
    } catch (LogException e) {
      print(Diagnostic.error(ErrorCode.OUTPUT, String.valueOf(e.getMessage()), Location.NONE));
      return ExitCode.OUTPUT;
    }
    ExitCode output = ExitCode.PASSED;
    Logging logging = new Logging(log, context(policies));
    CheckResults results =
        new Checker(policies.engine(), options, waivers, logging, terminal.clock()).check(inputs);
    ReportOptions shown =
        new ReportOptions(
            request.colour(), options.listNotApplicable(), request.showVacuity(), request.quiet());
    for (Diagnostic problem : files.write(results, shown)) {
      print(problem);
      output = ExitCode.OUTPUT;
    }
    Optional<Diagnostic> problem = logging.close();
    if (problem.isPresent()) {
      print(problem.get());
      output = ExitCode.OUTPUT;
    }
    return results.exitCode().or(output);
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
      return new Policies(
          builder(compiled.data()).build(compiled), image.get().revision());
    }
    PolicyLoader loader = new PolicyLoader();
    if (hasPack) {
      loader.addPack();
    }
    request.policies().forEach(path -> loader.addPolicies(Path.of(path), path));
    request.data().forEach(path -> loader.addData(Path.of(path), path));
    PolicySet loaded = loader.load();
    Engine.Builder builder = builder(loaded.data());
    loaded.modules().forEach(builder::module);
    return new Policies(builder.build(), loaded.revision());
  }

  private Engine.Builder builder(RegoObject data) {
    RegoObject ours =
        RegoObject.builder()
            .put("profile", options.profile())
            .put("as_of", options.asOf().toString())
            .build();
    return Engine.builder()
        .data(data.with(RegoString.of("jural"), ours))
        .limits(new Limits(request.timeout(), Limits.DEFAULT.work()))
        .clock(clock());
  }

  /** The time of day is the real one, the day is that of the check. */
  private Clock clock() {
    Instant now = terminal.clock().instant();
    Instant then = now.atZone(ZoneOffset.UTC).with(options.asOf()).toInstant();
    return Clock.fixed(then, ZoneOffset.UTC);
  }

  private List<Waiver> waivers() {
    if (request.waivers().isEmpty()) {
      return List.of();
    }
    String file = request.waivers().get();
    try {
      return WaiverReader.read(
          SourceText.of(file, Files.readString(Path.of(file), StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new RegoException(
          Diagnostic.error(
              ErrorCode.WAIVER, "the file of waivers cannot be read", Location.ofFile(file)));
    }
  }

  private DecisionEvent.RunContext context(Policies policies) {
    return new DecisionEvent.RunContext(
        Map.of("app", "jural", "version", Version.text()),
        Map.of("policies", policies.revision()),
        options.profile(),
        options.asOf().toString());
  }

  /** Hands decisions to the log, until it fails. */
  private static final class Logging implements DecisionListener {
    private final Optional<DecisionLog> log;
    private final DecisionEvent.RunContext context;
    private Optional<Diagnostic> problem = Optional.empty();

    Logging(Optional<DecisionLog> log, DecisionEvent.RunContext context) {
      this.log = log;
      this.context = context;
    }

    @Override
    public void decided(dev.jural.engine.Decision decision) {
      if (log.isPresent() && problem.isEmpty()) {
        try {
          log.get().append(new DecisionEvent(UUID.randomUUID().toString(), context, decision));
        } catch (LogException e) {
          problem = Optional.of(diagnostic(e));
        }
      }
    }

    Optional<Diagnostic> close() {
      try {
        log.ifPresent(DecisionLog::close);
      } catch (LogException e) {
        return problem.isPresent() ? problem : Optional.of(diagnostic(e));
      }
      return problem;
    }

    private static Diagnostic diagnostic(LogException e) {
      return Diagnostic.error(ErrorCode.OUTPUT, String.valueOf(e.getMessage()), Location.NONE);
    }
  }
}
