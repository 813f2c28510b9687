package dev.jural.engine;

import dev.jural.builtin.BuiltinTable;
import dev.jural.compiler.CompileOptions;
import dev.jural.eval.Program;
import dev.jural.source.SourceText;
import dev.jural.value.RegoObject;
import java.util.List;

/**
 * The engine over policies that were compiled before. Queries are compiled with the sources, when
 * one is asked for.
 */
final class ImageEngine implements Engine {
  private final Parts parts;
  private final RegoObject data;

  /** What engines over other data share. */
  record Parts(
      Program program,
      Runtime runtime,
      BuiltinTable builtins,
      List<RuleInfo> rules,
      List<String> dataReads,
      List<SourceText> sources) {}

  ImageEngine(Parts parts, RegoObject data) {
    this.parts = parts;
    this.data = data;
  }

  @Override
  public PreparedQuery prepare(String query) {
    return CompiledEngine.compile(
            parts.sources(),
            List.of(),
            data,
            parts.builtins(),
            CompileOptions.DEFAULT,
            parts.runtime())
        .prepare(query);
  }

  @Override
  public PreparedQuery prepare(String query, String packagePath, List<String> imports) {
    return CompiledEngine.compile(
            parts.sources(),
            List.of(),
            data,
            parts.builtins(),
            CompileOptions.DEFAULT,
            parts.runtime())
        .prepare(query, packagePath, imports);
  }

  @Override
  public PreparedDocuments documents(List<String> paths) {
    return Documents.prepare(paths, parts.program(), parts.runtime(), data);
  }

  @Override
  public List<RuleInfo> rules() {
    return parts.rules();
  }

  @Override
  public boolean reads(String path) {
    return Documents.reads(parts.dataReads(), path);
  }

  @Override
  public RegoObject data() {
    return data;
  }

  @Override
  public Engine withData(RegoObject newData) {
    return new ImageEngine(parts, newData);
  }
}
