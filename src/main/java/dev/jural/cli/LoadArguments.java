package dev.jural.cli;

import dev.jural.ast.RegoVersion;
import dev.jural.author.load.LoadOptions;
import dev.jural.author.load.SchemaFiles;
import dev.jural.engine.Engine;
import java.util.List;

/** The options by which commands for authors load and compile policies. */
final class LoadArguments {
  static final List<OptionRow> ROWS =
      List.of(
          OptionRow.flag(
              "-b, --bundle", "Paths are bundles: of data, only data.json and data.yaml count."),
          OptionRow.many("--ignore", "PATTERN", "Names of files and folders to pass over."),
          OptionRow.one("-s, --schema", "PATH", "A JSON Schema of input, or a folder of schemas."),
          OptionRow.many("--allow-net", "HOST", "Let policies talk to this host; may be repeated."),
          OptionRow.flag("--v0-compatible", "Policies are written for OPA before 1.0."),
          OptionRow.flag("--v1-compatible", "Policies are written for OPA 1.0 (default)."));

  private final Arguments arguments;

  LoadArguments(Arguments arguments) {
    this.arguments = arguments;
  }

  private boolean isV0() {
    return arguments.has("--v0-compatible") && !arguments.has("--v1-compatible");
  }

  /** How files are read. */
  LoadOptions options(int jobs) {
    return new LoadOptions(
        false, arguments.values("--ignore"), isV0() ? RegoVersion.V0 : RegoVersion.V1, jobs);
  }

  /** Adds to an engine what the options say. */
  Engine.Builder settings(Engine.Builder builder) {
    arguments.values("--allow-net").forEach(builder::allowNet);
    arguments.value("--schema").ifPresent(path -> SchemaFiles.add(path, builder));
    return builder.v0Compatible(isV0());
  }
}
