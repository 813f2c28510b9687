package dev.jural.cli;

import dev.jural.author.load.DataConflicts;
import dev.jural.author.load.LoadOptions;
import dev.jural.author.load.Loaded;
import dev.jural.author.load.PolicyFiles;
import dev.jural.engine.Engine;
import dev.jural.engine.Input;
import dev.jural.engine.PreparedQuery;
import dev.jural.source.Diagnostic;
import dev.jural.source.ErrorCode;
import dev.jural.source.Location;
import dev.jural.source.RegoException;
import dev.jural.source.SourceText;
import dev.jural.value.RegoValue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The options of commands that evaluate a query. */
final class QueryArguments {
  static final List<OptionRow> ROWS = rows();

  private final Terminal terminal;
  private final Arguments arguments;
  private final LoadArguments loading;

  QueryArguments(Terminal terminal, Arguments arguments) {
    this.terminal = terminal;
    this.arguments = arguments;
    this.loading = new LoadArguments(arguments);
  }

  private static List<OptionRow> rows() {
    List<OptionRow> rows = new ArrayList<>();
    rows.add(OptionRow.many("-d, --data", "PATH", "Policies and data; may be repeated."));
    rows.add(
        OptionRow.many("-b, --bundle", "PATH", "A bundle, a folder or .tar.gz; may be repeated."));
    rows.add(OptionRow.one("-i, --input", "FILE", "The input, JSON or YAML."));
    rows.add(OptionRow.flag("-I, --stdin-input", "Read the input from standard input."));
    rows.add(OptionRow.flag("--stdin", "Read the query from standard input."));
    rows.add(OptionRow.one("--package", "PATH", "The package that the query stands in."));
    rows.add(OptionRow.many("--import", "PATH", "What the query imports; may be repeated."));
    rows.add(OptionRow.flag("-S, --strict", "Check policies strictly."));
    rows.add(
        OptionRow.flag("--strict-builtin-errors", "A built-in function that fails is an error."));
    rows.add(
        OptionRow.one("--timeout", "TIME", "The longest the evaluation may take: 30s (default)."));
    rows.addAll(LoadArguments.ROWS.subList(1, LoadArguments.ROWS.size()));
    return List.copyOf(rows);
  }

  /**
   * The query.
   *
   * @throws UsageException when there is none, or more than one
   */
  String text() {
    boolean isPiped = arguments.has("--stdin");
    if (isPiped && arguments.has("--stdin-input")) {
      throw new UsageException("--stdin and --stdin-input both read standard input, want one");
    } else if (isPiped && arguments.positionals().isEmpty()) {
      return standardInput().strip();
    } else if (arguments.positionals().isEmpty()) {
      throw new UsageException("specify query argument or --stdin");
    } else if (arguments.positionals().size() > 1 || isPiped) {
      throw new UsageException("specify at most one query argument");
    }
    return arguments.positionals().get(0);
  }

  private String standardInput() {
    try {
      return new String(terminal.in().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw problem("cannot be read", "standard input");
    }
  }

  /**
   * The policies and data.
   *
   * @throws RegoException when they cannot be read
   */
  Loaded load() {
    LoadOptions options = loading.options(Runtime.getRuntime().availableProcessors());
    Loaded plain = PolicyFiles.load(arguments.values("--data"), options);
    return arguments.has("--bundle")
        ? plain.and(PolicyFiles.load(arguments.values("--bundle"), options.bundle(true)))
        : plain;
  }

  /** An engine in the making, with policies and data. */
  Engine.Builder engine(Loaded loaded) {
    Engine.Builder builder =
        loading
            .settings(Engine.builder())
            .data(loaded.data())
            .strict(arguments.has("--strict"))
            .strictBuiltinErrors(arguments.has("--strict-builtin-errors"))
            .prints(line -> terminal.err().print(line + "\n"));
    loaded.modules().forEach(builder::module);
    return builder;
  }

  /**
   * Checks that no rule stands where data has a value.
   *
   * @throws RegoException when one does
   */
  void checkConflicts(Loaded loaded) {
    List<Diagnostic> conflicts = DataConflicts.find(loaded);
    if (!conflicts.isEmpty()) {
      throw new RegoException(conflicts);
    }
  }

  /**
   * The query, compiled.
   *
   * @throws RegoException when it does not compile
   */
  PreparedQuery prepare(Engine engine, String text) {
    return engine.prepare(
        text, arguments.value("--package").orElse(""), arguments.values("--import"));
  }

  /**
   * The input.
   *
   * @throws RegoException when it cannot be read
   */
  Input input() {
    if (arguments.has("--stdin-input")) {
      return input("stdin.json", standardInput());
    }
    Optional<String> file = arguments.value("--input");
    if (file.isEmpty()) {
      return Input.NONE;
    }
    try {
      return input(file.get(), Files.readString(Path.of(file.get())));
    } catch (IOException | InvalidPathException e) {
      throw problem("no such file, or not UTF-8", file.get());
    }
  }

  private static Input input(String name, String text) {
    List<Diagnostic> problems = new ArrayList<>();
    Optional<RegoValue> value = PolicyFiles.document(SourceText.of(name, text), problems);
    if (value.isEmpty()) {
      throw new RegoException(problems);
    }
    return Input.of(value.get());
  }

  private static RegoException problem(String message, String name) {
    return new RegoException(
        Diagnostic.error(ErrorCode.POLICY_READ, message, Location.ofFile(name)));
  }
}
