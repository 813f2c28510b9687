package dev.jural.author.load;

import dev.jural.ast.Module;
import dev.jural.manifest.LoadResult;
import dev.jural.manifest.ManifestLoader;
import dev.jural.parser.RegoParser;
import dev.jural.source.Diagnostic;
import dev.jural.source.ErrorCode;
import dev.jural.source.Location;
import dev.jural.source.RegoException;
import dev.jural.source.Severity;
import dev.jural.source.SourceText;
import dev.jural.value.RegoObject;
import dev.jural.value.RegoString;
import dev.jural.value.RegoValue;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads policies and data as {@code opa test} and {@code opa eval} do: of a folder all {@code
 * .rego} files, and all {@code .json} and {@code .yaml} files as data, each placed under {@code
 * data} by the folders that lead to it from the path given. Limit: 10 MiB a file.
 */
public final class PolicyFiles {
  private static final int MOST_BYTES = 10 << 20;

  private PolicyFiles() {}

  /** What one file gave. */
  private record Read(
      Optional<Module> module, Optional<RegoObject> data, String name, List<Diagnostic> problems) {}

  /**
   * Reads what {@code paths} lead to.
   *
   * @throws RegoException with everything that is wrong with it
   */
  public static Loaded load(List<String> paths, LoadOptions options) {
    FileFinder finder = new FileFinder(options);
    paths.forEach(finder::find);
    List<Diagnostic> problems = new ArrayList<>(finder.problems());
    List<FoundFile> files = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (FoundFile file : finder.found()) {
      if (names.add(file.name())) {
        files.add(file);
      }
    }
    List<Module> modules = new ArrayList<>();
    RegoObject data = RegoObject.EMPTY;
    for (Read read : Threads.map(files, options.jobs(), file -> read(file, options))) {
      problems.addAll(read.problems());
      read.module().ifPresent(modules::add);
      if (read.data().isPresent()) {
        data = merge(data, read.data().get(), read.name(), problems);
      }
    }
    if (!problems.isEmpty()) {
      throw new RegoException(problems);
    }
    modules.sort((a, b) -> a.source().name().compareTo(b.source().name()));
    return new Loaded(modules, data);
  }

  private static Read read(FoundFile file, LoadOptions options) {
    List<Diagnostic> problems = new ArrayList<>();
    try {
      SourceText text = text(file);
      if (file.isPolicy()) {
        Module module = RegoParser.parseModule(text, options.version());
        return new Read(Optional.of(module), Optional.empty(), file.name(), problems);
      }
      return new Read(Optional.empty(), placed(text, file.at(), problems), file.name(), problems);
    } catch (RegoException e) {
      problems.addAll(e.diagnostics());
    } catch (CharacterCodingException e) {
      problems.add(problem("not valid UTF-8", file.name()));
    } catch (IOException e) {
      problems.add(problem("cannot be read", file.name()));
    }
    return new Read(Optional.empty(), Optional.empty(), file.name(), problems);
  }

  private static SourceText text(FoundFile file) throws IOException {
    byte[] bytes = file.content().read();
    if (bytes.length > MOST_BYTES) {
      throw new RegoException(
          problem("larger than the limit of " + (MOST_BYTES >> 20) + " MiB", file.name()));
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    return SourceText.of(
        file.name(), StandardCharsets.UTF_8.newDecoder().decode(buffer).toString());
  }

  /**
   * A data document; none when there is a problem with it.
   *
   * @param text its name says its format
   */
  public static Optional<RegoValue> document(SourceText text, List<Diagnostic> problems) {
    LoadResult loaded = ManifestLoader.load(text);
    List<Diagnostic> errors =
        loaded.diagnostics().stream().filter(d -> d.severity() == Severity.ERROR).toList();
    problems.addAll(errors);
    if (!errors.isEmpty()) {
      return Optional.empty();
    } else if (loaded.documents().isEmpty()) {
      problems.add(problem("a data file without a document", text.name()));
      return Optional.empty();
    }
    return Optional.of(loaded.documents().get(0).value());
  }

  private static Optional<RegoObject> placed(
      SourceText text, List<String> at, List<Diagnostic> problems) {
    Optional<RegoValue> document = document(text, problems);
    if (document.isEmpty()) {
      return Optional.empty();
    }
    RegoValue value = document.get();
    for (int i = at.size() - 1; i >= 0; i--) {
      value = RegoObject.of(RegoString.of(at.get(i)), value);
    }
    if (value instanceof RegoObject object) {
      return Optional.of(object);
    }
    problems.add(problem("document must be of type object, got " + value.typeName(), text.name()));
    return Optional.empty();
  }

  static Loaded both(Loaded left, Loaded right) {
    List<Diagnostic> problems = new ArrayList<>();
    RegoObject data = merge(left.data(), right.data(), "bundle", problems);
    if (!problems.isEmpty()) {
      throw new RegoException(problems);
    }
    List<Module> modules = new ArrayList<>(left.modules());
    modules.addAll(right.modules());
    return new Loaded(modules, data);
  }

  private static RegoObject merge(
      RegoObject left, RegoObject right, String name, List<Diagnostic> problems) {
    RegoObject.Builder merged = RegoObject.builder().putAll(left);
    for (int i = 0; i < right.size(); i++) {
      RegoValue key = right.keyAt(i);
      RegoValue value = right.valueAt(i);
      Optional<RegoValue> known = left.get(key);
      if (known.isEmpty()) {
        merged.put(key, value);
      } else if (known.get() instanceof RegoObject a && value instanceof RegoObject b) {
        merged.put(key, merge(a, b, name, problems));
      } else {
        problems.add(
            problem("merge error: another file has a value for the key " + key + " too", name));
      }
    }
    return merged.build();
  }

  private static Diagnostic problem(String message, String name) {
    return Diagnostic.error(ErrorCode.POLICY_READ, message, Location.ofFile(name));
  }
}
