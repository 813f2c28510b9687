package dev.jural.check;

import dev.jural.manifest.LoadResult;
import dev.jural.manifest.ManifestLoader;
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
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A PolicyLoader reads policies and data from files, folders and the class path.
 *
 * <p>In a folder, {@code .rego} files are policies but for those that end in {@code _test.rego},
 * and files called {@code data.yaml}, {@code data.yml} or {@code data.json} are data, placed under
 * {@code data} by the folders that lead to them, as OPA places them. Symbolic links are not
 * followed. Limit: 10 MiB a file.
 */
public final class PolicyLoader {
  private static final List<String> RESERVED = List.of("jural", "stack");
  private static final String PACK = "/policies/";

  private final List<SourceText> modules = new ArrayList<>();
  private final Set<String> names = new HashSet<>();
  private final List<Diagnostic> problems = new ArrayList<>();
  private final List<Diagnostic> warnings = new ArrayList<>();
  private final MessageDigest digest;
  private RegoObject data = RegoObject.EMPTY;

  /** A loader that has read nothing. */
  public PolicyLoader() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Reads the built-in pack. */
  public PolicyLoader addPack() {
    for (String file : resource("index.txt").lines().toList()) {
      if (!file.isBlank()) {
        add("policies/" + file, file, resource(file));
      }
    }
    return this;
  }

  private static String resource(String file) {
    try (InputStream in = PolicyLoader.class.getResourceAsStream(PACK + file)) {
      if (in == null) {
        throw new IllegalStateException("the class path lacks policies/" + file);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException("the class path lacks policies/" + file, e);
    }
  }

  /** Reads a policy file, or every policy and data file of a folder. */
  public PolicyLoader addPolicies(Path path, String name) {
    if (!Files.exists(path)) {
      fail("no such file or folder", name);
    } else if (Files.isDirectory(path)) {
      addFolder(path, name);
    } else {
      read(path, name);
    }
    return this;
  }

  /**
   * Reads a data file, whose content is merged at the root of {@code data}, or the data files of a
   * folder.
   */
  public PolicyLoader addData(Path path, String name) {
    if (!Files.exists(path)) {
      fail("no such file or folder", name);
    } else if (Files.isDirectory(path)) {
      addFolder(path, name);
    } else {
      text(path, name).ifPresent(text -> addData(name, List.of(), text));
    }
    return this;
  }

  private void addFolder(Path folder, String name) {
    TreeSet<String> files = new TreeSet<>();
    try {
      Files.walkFileTree(
          folder,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              String below = folder.relativize(file).toString().replace('\\', '/');
              if (attributes.isRegularFile()) {
                files.add(below);
              } else if (isPolicy(below) || isData(below)) {
                passOver(shown(name, below));
              }
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      fail("cannot be read", name);
      return;
    }
    for (String file : files) {
      if (isPolicy(file) || isData(file)) {
        String shown = shown(name, file);
        text(folder.resolve(file), shown).ifPresent(text -> add(shown, file, text));
      }
    }
  }

  private static String shown(String folder, String file) {
    return folder.endsWith("/") ? folder + file : folder + "/" + file;
  }

  private void passOver(String name) {
    warnings.add(
        Diagnostic.warning(
            ErrorCode.POLICY_READ,
            "a link or no regular file in a policy folder; not read",
            Location.ofFile(name)));
  }

  private void read(Path file, String name) {
    text(file, name).ifPresent(text -> addModule(name, text));
  }

  /** A file that two options lead to is one file. */
  private void addModule(String name, String text) {
    if (names.add(name)) {
      digest(name, text);
      modules.add(SourceText.of(name, text));
    }
  }

  private void digest(String name, String text) {
    for (String part : List.of(name, text)) {
      digest.update(part.getBytes(StandardCharsets.UTF_8));
      digest.update((byte) 0);
    }
  }

  private static boolean isPolicy(String file) {
    return file.endsWith(".rego") && !file.endsWith("_test.rego");
  }

  private static boolean isData(String file) {
    String last = file.substring(file.lastIndexOf('/') + 1);
    return last.equals("data.yaml") || last.equals("data.yml") || last.equals("data.json");
  }

  private void add(String name, String file, String text) {
    if (isPolicy(file)) {
      addModule(name, text);
    } else {
      int end = file.lastIndexOf('/');
      List<String> path = end < 0 ? List.of() : List.of(file.substring(0, end).split("/", -1));
      addData(name, path, text);
    }
  }

  private void addData(String name, List<String> path, String text) {
    if (!names.add(name)) {
      return;
    }
    digest(name, text);
    LoadResult loaded = ManifestLoader.load(SourceText.of(name, text));
    loaded.diagnostics().stream()
        .filter(d -> d.severity() == Severity.ERROR)
        .forEach(problems::add);
    if (loaded.documents().size() != 1) {
      if (loaded.documents().size() > 1) {
        fail("data file of several documents, want one", name);
      }
      return;
    }
    RegoValue value = loaded.documents().get(0).value();
    for (int i = path.size() - 1; i >= 0; i--) {
      value = RegoObject.of(RegoString.of(path.get(i)), value);
    }
    if (value instanceof RegoObject object) {
      data = merge(data, object, "data", name);
    } else {
      fail("data at the root must be an object, got " + value.typeName(), name);
    }
  }

  private RegoObject merge(RegoObject left, RegoObject right, String path, String name) {
    RegoObject.Builder merged = RegoObject.builder().putAll(left);
    for (int i = 0; i < right.size(); i++) {
      RegoValue key = right.keyAt(i);
      RegoValue value = right.valueAt(i);
      RegoValue known = left.get(key).orElse(value);
      if (known instanceof RegoObject a && value instanceof RegoObject b && known != value) {
        merged.put(key, merge(a, b, below(path, key), name));
      } else if (known.equals(value)) {
        merged.put(key, value);
      } else {
        fail(below(path, key) + " is there twice with different values", name);
      }
    }
    return merged.build();
  }

  private static String below(String path, RegoValue key) {
    return path + "." + (key instanceof RegoString name ? name.text() : key.toString());
  }

  private Optional<String> text(Path file, String name) {
    try {
      return Optional.of(TextFile.read(file, name, ErrorCode.POLICY_READ).text());
    } catch (RegoException e) {
      problems.addAll(e.diagnostics());
      return Optional.empty();
    }
  }

  private void fail(String message, String name) {
    problems.add(Diagnostic.error(ErrorCode.POLICY_READ, message, Location.ofFile(name)));
  }

  /**
   * What was read.
   *
   * @throws RegoException when something could not be read
   */
  public PolicySet load() {
    for (String ours : RESERVED) {
      if (data.get(ours).isPresent()) {
        problems.add(
            Diagnostic.error(
                ErrorCode.POLICY_READ, "data." + ours + " is set by Jural itself", Location.NONE));
      }
    }
    if (!problems.isEmpty()) {
      throw new RegoException(problems);
    }
    return new PolicySet(modules, data, warnings, HexFormat.of().formatHex(digest.digest()));
  }
}
