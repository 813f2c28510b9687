package dev.jural.author.load;

import dev.jural.source.Diagnostic;
import dev.jural.source.ErrorCode;
import dev.jural.source.Location;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.PatternSyntaxException;

/**
 * Finds the files that paths lead to. Of a folder those that policies and data can be in; a file
 * that is named itself must be one.
 */
final class FileFinder {
  private static final Set<String> BUNDLE_DATA = Set.of("data.json", "data.yaml", "data.yml");

  private final LoadOptions options;
  private final List<PathMatcher> ignored = new ArrayList<>();
  private final List<Diagnostic> problems = new ArrayList<>();
  private final List<FoundFile> found = new ArrayList<>();

  FileFinder(LoadOptions options) {
    this.options = options;
    for (String pattern : options.ignore()) {
      try {
        ignored.add(FileSystems.getDefault().getPathMatcher("glob:" + pattern));
      } catch (PatternSyntaxException e) {
        problem("--ignore: bad pattern", pattern);
      }
    }
  }

  List<FoundFile> found() {
    return found;
  }

  List<Diagnostic> problems() {
    return problems;
  }

  /**
   * Finds what {@code argument} leads to: a path, {@code a.b:path} to place data under {@code
   * data.a.b}, or a {@code file://} URL.
   */
  void find(String argument) {
    try {
      List<String> at = List.of();
      Path path = path(argument);
      int colon = argument.indexOf(':');
      if (colon > 0 && !argument.startsWith("file:") && !Files.exists(path)) {
        at = List.of(argument.substring(0, colon).split("\\.", -1));
        path = path(argument.substring(colon + 1));
      }
      if (!Files.exists(path)) {
        problem("no such file or folder", argument);
      } else if (Files.isDirectory(path)) {
        folder(path, at);
      } else {
        file(path, at);
      }
    } catch (InvalidPathException | IOException e) {
      problem("cannot be read", argument);
    }
  }

  private static Path path(String argument) {
    if (argument.startsWith("file://")) {
      try {
        return Path.of(URI.create(argument));
      } catch (IllegalArgumentException e) {
        throw new InvalidPathException(argument, "no file URL");
      }
    }
    return Path.of(argument).normalize();
  }

  private void file(Path file, List<String> at) throws IOException {
    String name = shown(file);
    if (isArchive(name)) {
      archive(file, at);
    } else if (isPolicy(name) || isData(name)) {
      found.add(new FoundFile(name, at, () -> Files.readAllBytes(file)));
    } else {
      problem("unrecognized file: want .rego, .json, .yaml, .yml or .tar.gz", name);
    }
  }

  private void folder(Path folder, List<String> at) throws IOException {
    List<Path> files = new ArrayList<>();
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path below, BasicFileAttributes attributes) {
            return !below.equals(folder) && isIgnored(below)
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (!isIgnored(file) && Files.isRegularFile(file)) {
              files.add(file);
            }
            return FileVisitResult.CONTINUE;
          }
        });
    files.sort(null);
    for (Path file : files) {
      String name = shown(file);
      String last = file.getFileName().toString();
      boolean isWanted = options.isBundle() ? BUNDLE_DATA.contains(last) : isData(name);
      if (isPolicy(name) || isWanted) {
        List<String> place = new ArrayList<>(at);
        Path below = folder.relativize(file);
        for (int i = 0; i + 1 < below.getNameCount(); i++) {
          place.add(below.getName(i).toString());
        }
        found.add(new FoundFile(name, place, () -> Files.readAllBytes(file)));
      } else if (!options.isBundle() && isArchive(name)) {
        archive(file, at);
      }
    }
  }

  private void archive(Path file, List<String> at) throws IOException {
    for (TarArchive.Entry entry : TarArchive.read(file)) {
      String last = entry.name().substring(entry.name().lastIndexOf('/') + 1);
      if (isPolicy(last) || BUNDLE_DATA.contains(last)) {
        List<String> place = new ArrayList<>(at);
        String[] names = entry.name().split("/", -1);
        place.addAll(List.of(names).subList(0, names.length - 1));
        found.add(new FoundFile(shown(file) + "/" + entry.name(), place, entry::content));
      }
    }
  }

  private boolean isIgnored(Path file) {
    return ignored.stream().anyMatch(pattern -> pattern.matches(file.getFileName()));
  }

  static boolean isPolicy(String name) {
    return name.endsWith(".rego");
  }

  static boolean isData(String name) {
    return name.endsWith(".json") || name.endsWith(".yaml") || name.endsWith(".yml");
  }

  private static boolean isArchive(String name) {
    return name.endsWith(".tar.gz") || name.endsWith(".tgz");
  }

  private static String shown(Path file) {
    return file.normalize().toString().replace('\\', '/');
  }

  private void problem(String message, String name) {
    problems.add(Diagnostic.error(ErrorCode.POLICY_READ, message, Location.ofFile(name)));
  }
}
