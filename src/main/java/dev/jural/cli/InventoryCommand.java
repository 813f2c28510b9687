package dev.jural.cli;

import dev.jural.check.ExitCode;
import dev.jural.check.FileParts;
import dev.jural.check.InventoryScan;
import dev.jural.manifest.ManifestFinder;
import dev.jural.manifest.ManifestLoader;
import dev.jural.manifest.catalogue.Catalogue;
import dev.jural.report.InventoryFormat;
import dev.jural.report.SafeText;
import dev.jural.source.CaretPrinter;
import dev.jural.source.Diagnostic;
import dev.jural.source.ErrorCode;
import dev.jural.source.RegoException;
import dev.jural.source.Severity;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code jural inventory}: which systems files run, in which versions, and where that is written.
 */
final class InventoryCommand {
  static final Syntax SYNTAX =
      new Syntax(
          "inventory",
          List.of(
              "Lists the systems that manifests run, their versions, and the lines that say so.",
              "",
              "PATH is a file, a folder, a tar archive or - for standard input. File names in the output",
              "are relative to the PATH they were found under."),
          "PATH",
          options(),
          List.of(
              "",
              "Examples:",
              "  jural inventory deploy/",
              "  jural inventory --format json . | jq -r '.components[] | [.component, .version] | @tsv'",
              "  jural inventory --format cyclonedx . > sbom.json",
              "  helm template . | jural inventory -",
              "",
              "Exit codes: 0 all was read, 2 usage, 3 input not read, 4 catalogue not loaded,",
              "            6 output not written, 70 a bug of ours."));

  private final Terminal terminal;
  private final Arguments arguments;

  InventoryCommand(Terminal terminal, Arguments arguments) {
    this.terminal = terminal;
    this.arguments = arguments;
  }

  private static List<OptionRow> options() {
    List<OptionRow> options = new ArrayList<>();
    options.add(
        OptionRow.choice(
            "-f, --format",
            "FORMAT",
            List.of("table", "json", "cyclonedx"),
            "table (default), json, or cyclonedx: a bill of materials, CycloneDX 1.6."));
    options.add(
        OptionRow.many(
            "--catalog",
            "FILE",
            "Signs of systems of your own, as in policies/catalog; may be repeated."));
    options.addAll(Selecting.OPTIONS);
    options.add(OptionRow.one("-j, --jobs", "N", "Threads to use; all processors by default."));
    options.add(
        OptionRow.flag("-v, --all-evidence", "The table lists every sign, not only three each."));
    options.add(Syntax.HELP);
    return options;
  }

  /**
   * Lists.
   *
   * @throws UsageException when the options do not make sense
   */
  ExitCode run() {
    if (arguments.positionals().isEmpty()) {
      throw new UsageException(
          "missing PATH: want files or folders to look through, or - for standard input");
    }
    InventoryFormat format = format();
    int jobs = Jobs.parse(arguments);
    ManifestFinder.Found found =
        ManifestFinder.findRelative(arguments.positionals(), Selecting.of(arguments));
    if (found.hasUsageErrors()) {
      found.diagnostics().stream().filter(d -> d.code() == ErrorCode.USAGE).forEach(this::print);
      return ExitCode.USAGE;
    }
    found = Selecting.changed(arguments, found);
    Catalogue catalogue;
    try {
      catalogue = Catalogues.read(Paths.of(arguments, "--catalog"));
    } catch (RegoException e) {
      e.diagnostics().forEach(this::print);
      return ExitCode.POLICY;
    }
    InventoryScan scan =
        InventoryScan.of(
            found.files(),
            found.diagnostics(),
            jobs,
            new FileParts(ManifestLoader.of(terminal.in()), catalogue));
    terminal
        .out()
        .print(
            format.write(
                scan,
                catalogue,
                new InventoryFormat.Options(Version.text(), arguments.has("--all-evidence"))));
    scan.diagnostics().forEach(this::print);
    boolean hasErrors = scan.diagnostics().stream().anyMatch(d -> d.severity() == Severity.ERROR);
    return hasErrors ? ExitCode.INPUT : ExitCode.PASSED;
  }

  private InventoryFormat format() {
    String name = arguments.choice("--format");
    for (InventoryFormat format : InventoryFormat.values()) {
      if (format.text().equals(name)) {
        return format;
      }
    }
    throw new IllegalStateException("format " + name);
  }

  private void print(Diagnostic diagnostic) {
    for (String line : CaretPrinter.print(diagnostic).split("\n", -1)) {
      terminal.err().println(SafeText.inert(line));
    }
  }
}
