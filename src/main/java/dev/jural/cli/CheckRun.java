package dev.jural.cli;

import dev.jural.check.Baseline;
import dev.jural.check.CheckOptions;
import dev.jural.check.CheckResults;
import dev.jural.check.Checker;
import dev.jural.check.DataConflicts;
import dev.jural.check.ExitCode;
import dev.jural.check.FileParts;
import dev.jural.check.KeptParts;
import dev.jural.check.PackImage;
import dev.jural.check.PartSource;
import dev.jural.check.PolicyLoader;
import dev.jural.check.PolicySet;
import dev.jural.check.Purity;
import dev.jural.check.ResultCache;
import dev.jural.check.TextFile;
import dev.jural.check.Waiver;
import dev.jural.check.WaiverReader;
import dev.jural.decision.EventEncoder;
import dev.jural.decision.RunContext;
import dev.jural.decision.mask.EventFilter;
import dev.jural.engine.Engine;
import dev.jural.engine.EngineImage;
import dev.jural.engine.Limits;
import dev.jural.manifest.ManifestFinder;
import dev.jural.manifest.ManifestLoader;
import dev.jural.manifest.catalogue.Catalogue;
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
import java.util.function.Supplier;

/** One run of {@code jural check}: load policies, read inputs, check, report, log. */
final class CheckRun {
  /** Of few files, all are read while the policies are loaded. */
  private static final int READ_AHEAD = 16;

  private final Terminal terminal;
  private final CheckOptions options;
  private final Request request;

  /**
   * A Request is what the command line asks for beside what the checker needs to know.
   *
   * @param paths files and folders to check
   * @param files finds the files that are selected of them
   * @param policies policy files and folders
   * @param data data files and folders
   * @param catalogues files of systems beside the built-in ones
   * @param waivers the file of waivers
   * @param baseline the file of findings that are known
   * @param newBaseline the file to write a baseline to
   * @param decisionLog the log; none when decisions are not logged
   * @param cache where results are kept from run to run; none when they are not
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
      Supplier<ManifestFinder.Found> files,
      List<String> policies,
      List<String> data,
      List<String> catalogues,
      Optional<String> waivers,
      Optional<String> baseline,
      Optional<String> newBaseline,
      Optional<String> decisionLog,
      Optional<Cache> cache,
      LogOptions logOptions,
      List<OutputTarget> formats,
      Duration timeout,
      List<String> hosts,
      boolean isV0,
      boolean colour,
      boolean showVacuity,
      boolean quiet) {}

  /**
   * A Cache is where results are kept from run to run.
   *
   * @param folder the folder
   * @param fewest for how many files and more
   */
  record Cache(Path folder, int fewest) {}

  CheckRun(Terminal terminal, CheckOptions options, Request request) {
    this.terminal = terminal;
    this.options = options;
    this.request = request;
  }

  ExitCode run() {
    ManifestFinder.Found found = request.files().get();
    if (found.hasUsageErrors()) {
      found.diagnostics().stream().filter(d -> d.code() == ErrorCode.USAGE).forEach(this::print);
      return ExitCode.USAGE;
    }
    new Overwriting(request).check(found.files());
    PartSource source;
    Policies policies;
    List<Waiver> waivers;
    Baseline baseline;
    try {
      Catalogue catalogue = Catalogues.read(request.catalogues());
      // Reading needs nothing of the policies, so the two wait for each other no longer than they
      // must.
      PartSource files = new FileParts(ManifestLoader.of(terminal.in()), catalogue);
      boolean mayBeKnown =
          request.cache().filter(c -> found.files().size() >= c.fewest()).isPresent();
      source = mayBeKnown ? files : KeptParts.ahead(found.files(), READ_AHEAD, files);
      policies = policies();
      waivers = waivers();
      baseline =
          request.baseline().map(file -> Baseline.read(Path.of(file), file)).orElse(Baseline.NONE);
    } catch (RegoException e) {
      e.diagnostics().forEach(this::print);
      return ExitCode.POLICY;
    }
    CheckOptions asked = options.with(baseline);
    return check(
        policies,
        waivers,
        policies.purity().isRepeatable() ? asked : asked.once(),
        found,
        Progress.of(terminal, found.files().size(), source));
  }

  private ExitCode check(
      Policies policies,
      List<Waiver> waivers,
      CheckOptions asked,
      ManifestFinder.Found found,
      PartSource source) {
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
        new Checker(
                policies.engine(),
                asked,
                waivers,
                logging,
                terminal.clock(),
                cache(policies, asked, found))
            .check(found.files(), found.diagnostics(), source);
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
    request
        .newBaseline()
        .flatMap(file -> ReportFiles.write(file, Baseline.write(results.findings())))
        .ifPresent(problems::add);
    logging.close().ifPresent(problems::add);
    logging.warnings().forEach(this::print);
    problems.forEach(this::print);
    return problems.isEmpty() ? results.exitCode() : results.exitCode().or(ExitCode.OUTPUT);
  }

  /**
   * What earlier runs found; none where that would be of no use, or could be wrong: for few files,
   * for policies that do more than decide, and where every decision is to be logged in a file that
   * was named.
   */
  private Optional<ResultCache> cache(
      Policies policies, CheckOptions asked, ManifestFinder.Found found) {
    boolean isUseful =
        policies.purity().isSteady() && request.hosts().isEmpty() && !asked.listNotApplicable();
    return isUseful
        ? request
            .cache()
            .filter(cache -> found.files().size() >= cache.fewest())
            .map(cache -> ResultCache.open(cache.folder(), place(), basis(policies, asked)))
        : Optional.empty();
  }

  private List<String> place() {
    List<String> run = new ArrayList<>(List.of(Path.of("").toAbsolutePath().toString()));
    run.addAll(request.paths());
    return run;
  }

  private List<String> basis(Policies policies, CheckOptions asked) {
    List<String> basis = new ArrayList<>();
    basis.add(Version.text());
    basis.add(Version.build());
    basis.add(policies.revision());
    basis.add(asked.profile());
    basis.add(asked.namespaces().stream().sorted().toList().toString());
    basis.add(String.valueOf(asked.isStrict()));
    basis.add(asked.asOf().toString());
    basis.add(String.valueOf(asked.keepOutcomes()));
    basis.add(String.valueOf(asked.isRepeatable()));
    basis.add(String.valueOf(request.isV0()));
    for (String file : request.catalogues()) {
      basis.add(TextFile.read(Path.of(file), file, ErrorCode.MANIFEST_READ).text());
    }
    return basis;
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
  private record Policies(Engine engine, String revision, Purity purity) {}

  private Policies policies() {
    boolean hasPack = !options.profile().equals("none");
    boolean isPackAlone = hasPack && request.policies().isEmpty() && request.data().isEmpty();
    Optional<PackImage> image = isPackAlone ? PackImage.find() : Optional.empty();
    if (image.isPresent()) {
      EngineImage compiled = image.get().image();
      return new Policies(
          builder(compiled.data()).build(compiled), image.get().revision(), Purity.PURE);
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
    return new Policies(engine, loaded.revision(), Purity.of(loaded.modules()));
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
    if (request.hosts().isEmpty()) {
      // A rule that could never ask must not look as if it had asked and found nothing.
      for (String function : List.of("http.send", "net.lookup_ip_addr")) {
        builder.withhold(function, "allow it to talk to a host with --allow-net HOST");
      }
    }
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
