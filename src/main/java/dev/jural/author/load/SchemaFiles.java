package dev.jural.author.load;

import dev.jural.engine.Engine;
import dev.jural.source.Diagnostic;
import dev.jural.source.ErrorCode;
import dev.jural.source.Location;
import dev.jural.source.RegoException;
import dev.jural.source.SourceText;
import dev.jural.value.RegoValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads the schemas that {@code --schema} names (OPA docs, "Schemas"): a file is the schema of
 * {@code input}; of a folder each file is called by its path, {@code schema.folder.file}.
 */
public final class SchemaFiles {
  private SchemaFiles() {}

  /**
   * Adds the schemas at {@code path}.
   *
   * @throws RegoException when one cannot be read
   */
  public static void add(String path, Engine.Builder builder) {
    Path at = Path.of(path);
    if (Files.isRegularFile(at)) {
      builder.schema("schema", read(at));
      return;
    }
    try (Stream<Path> files = Files.walk(at)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        if (FileFinder.isData(file.toString())) {
          builder.schema("schema." + name(at.relativize(file)), read(file));
        }
      }
    } catch (IOException e) {
      throw problem("no such file or folder", path);
    }
  }

  private static String name(Path file) {
    String text = file.toString().replace('\\', '/');
    return text.substring(0, text.lastIndexOf('.')).replace('/', '.');
  }

  private static RegoValue read(Path file) {
    List<Diagnostic> problems = new ArrayList<>();
    try {
      Optional<RegoValue> schema =
          PolicyFiles.document(SourceText.of(file.toString(), Files.readString(file)), problems);
      if (schema.isPresent()) {
        return schema.get();
      }
    } catch (IOException e) {
      throw problem("cannot be read", file.toString());
    }
    throw new RegoException(problems);
  }

  private static RegoException problem(String message, String name) {
    return new RegoException(
        Diagnostic.error(ErrorCode.POLICY_READ, message, Location.ofFile(name)));
  }
}
