package dev.jural.manifest;

import dev.jural.source.Diagnostic;
import dev.jural.source.ErrorCode;
import dev.jural.source.Location;
import dev.jural.value.RegoString;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A ManifestFinder turns the paths of a command line into files to read, and is the only place
 * where a path becomes a display name. Directories are walked in the order of their names; hidden
 * directories, {@code target} and {@code node_modules} are passed over. Links to directories are
 * not followed, so that loops end; a link to a file is read if it stays below the directory that
 * was named.
 */
public final class ManifestFinder {
  private static final Set<String> SKIPPED_DIRECTORIES = Set.of("target", "node_modules");

  /** Descriptors that a shell hands over for {@code <(...)}. */
  private static final List<String> DESCRIPTORS = List.of("/dev/fd/", "/proc/self/fd/");

  private final Map<String, ManifestFile> files = new LinkedHashMap<>();
  private final List<Diagnostic> diagnostics = new ArrayList<>();

  private ManifestFinder() {}

  /**
   * What was found.
   *
   * @param files in the order of the paths, those of a directory in the order of their names; each
   *     display name once
   * @param diagnostics errors with {@link ErrorCode#USAGE} for a path that may not be given (exit
   *     code 2), with {@link ErrorCode#MANIFEST_READ} for one that cannot be read (3); warnings for
   *     links that were not followed
   */
  public record Found(List<ManifestFile> files, List<Diagnostic> diagnostics) {
    public Found {
      files = List.copyOf(files);
      diagnostics = List.copyOf(diagnostics);
    }

    /** Whether a path was one that may not be given at all. */
    public boolean hasUsageErrors() {
      return diagnostics.stream().anyMatch(d -> d.code() == ErrorCode.USAGE);
    }
  }

  /** The files that {@code paths} name; {@code -} is standard input. */
  public static Found find(Collection<String> paths) {
    ManifestFinder finder = new ManifestFinder();
    for (String path : paths) {
      finder.add(path);
    }
    return new Found(List.copyOf(finder.files.values()), finder.diagnostics);
  }

  private void add(String given) {
    if (given.equals(ManifestFile.STANDARD_INPUT)) {
      put(new ManifestFile(given, Path.of("/dev/stdin"), true));
      return;
    }
    if (given.startsWith("//") || given.startsWith("\\\\")) {
      usage("UNC path not allowed: " + quoted(given));
      return;
    }
    if (given.isEmpty() || given.chars().anyMatch(Character::isISOControl)) {
      usage("got " + quoted(given) + ", want a path without control characters");
      return;
    }
    Path path;
    try {
      path = Path.of(given);
    } catch (InvalidPathException e) {
      usage("not a path: " + quoted(given));
      return;
    }
    String name = displayName(given);
    if (Files.isDirectory(path)) {
      walk(path, name, new Root(path));
    } else if (isDescriptor(given) || Files.isRegularFile(path)) {
      put(new ManifestFile(name, path, true));
    } else if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      unreadable(name, Files.exists(path) ? "not a regular file" : "a link that leads nowhere");
    } else {
      unreadable(name, "no such file or directory");
    }
  }

  private static boolean isDescriptor(String given) {
    return given.equals("/dev/stdin") || DESCRIPTORS.stream().anyMatch(given::startsWith);
  }

  /** As given, with {@code /} between folders and without what says nothing. */
  private static String displayName(String given) {
    String name = given.replace('\\', '/');
    while (name.startsWith("./") && name.length() > 2) {
      name = name.substring(2);
    }
    while (name.endsWith("/") && name.length() > 1) {
      name = name.substring(0, name.length() - 1);
    }
    return name;
  }

  /** The directory that was named, which links may not leave. */
  private static final class Root {
    private final Path path;

    Root(Path path) {
      this.path = path;
    }

    boolean holds(Path link) throws IOException {
      return link.toRealPath().startsWith(path.toRealPath());
    }
  }

  private void walk(Path directory, String name, Root root) {
    List<Path> entries = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory)) {
      stream.forEach(entries::add);
    } catch (IOException | DirectoryIteratorException e) {
      unreadable(name, "cannot read the directory");
      return;
    }
    entries.sort(Comparator.comparing(ManifestFinder::fileName));
    for (Path entry : entries) {
      String prefix = name.equals(".") ? "" : name.equals("/") ? name : name + "/";
      visit(entry, prefix + fileName(entry), root);
    }
  }

  private void visit(Path entry, String name, Root root) {
    String fileName = fileName(entry);
    if (Files.isSymbolicLink(entry)) {
      visitLink(entry, name, root);
    } else if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
      if (!fileName.startsWith(".") && !SKIPPED_DIRECTORIES.contains(fileName)) {
        walk(entry, name, root);
      }
    } else if (ManifestFormat.isManifestName(fileName)) {
      if (Files.isRegularFile(entry, LinkOption.NOFOLLOW_LINKS)) {
        put(new ManifestFile(name, entry, false));
      } else {
        unreadable(name, "not a regular file");
      }
    }
  }

  private void visitLink(Path link, String name, Root root) {
    boolean isDirectory = Files.isDirectory(link);
    if (!isDirectory && !ManifestFormat.isManifestName(fileName(link))) {
      return;
    }
    try {
      if (!root.holds(link)) {
        passOver(name, "a link out of the directory that was named; not followed");
      } else if (!isDirectory) {
        put(new ManifestFile(name, link, false));
      }
      // A directory below the root is walked under its own name.
    } catch (IOException e) {
      passOver(name, "a link that leads nowhere; not followed");
    }
  }

  private void put(ManifestFile file) {
    files.putIfAbsent(file.name(), file);
  }

  private static String fileName(Path path) {
    Path name = path.getFileName();
    return name == null ? "" : name.toString();
  }

  private void usage(String message) {
    diagnostics.add(Diagnostic.error(ErrorCode.USAGE, message, Location.NONE));
  }

  private void unreadable(String name, String message) {
    diagnostics.add(Diagnostic.error(ErrorCode.MANIFEST_READ, message, Location.ofFile(name)));
  }

  private void passOver(String name, String message) {
    diagnostics.add(Diagnostic.warning(ErrorCode.MANIFEST_SKIPPED, message, Location.ofFile(name)));
  }

  private static String quoted(String text) {
    return RegoString.of(text).toString();
  }
}
