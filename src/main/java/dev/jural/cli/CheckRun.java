package dev.jural.cli;

import dev.jural.check.CheckOptions;
import dev.jural.check.CheckResults;
import dev.jural.check.Checker;
import dev.jural.check.ExitCode;
import dev.jural.check.Inputs;
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
    PolicySet policies;
    Engine engine;
    List<Waiver> waivers;
    try {
      policies = policies();
      engine = engine(policies);
      waivers = waivers();
    } catch (RegoException e) {
      e.diagnostics().forEach(this::print);
      return ExitCode.POLICY;
    }
    Inputs inputs = Inputs.read(request.paths(), terminal.in(), options.jobs());
    if (inputs.hasUsageErrors()) {
      inputs.diagnostics().stream().filter(d -> d.code() == ErrorCode.USAGE).forEach(this::print);
      return ExitCode.USAGE;
    }
    return check(engine, policies, waivers, inputs, files);
  }

  private ExitCode check(
      Engine engine, PolicySet policies, List<Waiver> waivers, Inputs inputs, ReportFiles files) {
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
        new Checker(engine, options, waivers, logging, terminal.clock()).check(inputs);
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

  private PolicySet policies() {
    PolicyLoader loader = new PolicyLoader();
    if (!options.profile().equals("none")) {
      loader.addPack();
    }
    request.policies().forEach(path -> loader.addPolicies(Path.of(path), path));
    request.data().forEach(path -> loader.addData(Path.of(path), path));
    return loader.load();
  }

  private Engine engine(PolicySet policies) {
    RegoObject ours =
        RegoObject.builder()
            .put("profile", options.profile())
            .put("as_of", options.asOf().toString())
            .build();
    Engine.Builder builder =
        Engine.builder()
            .data(policies.data().with(RegoString.of("jural"), ours))
            .limits(new Limits(request.timeout(), Limits.DEFAULT.work()))
            .clock(clock());
    policies.modules().forEach(builder::module);
    return builder.build();
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

  private DecisionEvent.RunContext context(PolicySet policies) {
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
