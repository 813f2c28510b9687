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
import java.util.Optional;
import java.util.Set;

/**
 * A ManifestFinder turns the paths of a command line into files to read, and is the only place
 * where a path becomes a display name. Directories are walked in the order of their names; hidden
 * directories but those of CI servers, {@code target} and {@code node_modules} are passed over, and
 * so is what {@code .gitignore} leaves out. Links to directories are not followed, so that loops
 * end; a link to a file is read if it stays below the directory that was named.
 */
public final class ManifestFinder {
  private static final Set<String> SKIPPED_DIRECTORIES = Set.of("target", "node_modules");

  /** Hidden directories that hold manifests all the same: those of CI servers. */
  private static final Set<String> HIDDEN_DIRECTORIES =
      Set.of(".github", ".gitlab", ".gitea", ".forgejo", ".tekton", ".circleci");

  /** Descriptors that a shell hands over for {@code <(...)}. */
  private static final List<String> DESCRIPTORS = List.of("/dev/fd/", "/proc/self/fd/");

  private final Map<String, ManifestFile> files = new LinkedHashMap<>();
  private final List<Diagnostic> diagnostics = new ArrayList<>();

  /** Whether names are relative to the path that a file was found under. */
  private final boolean isRelative;

  /** What the names of the files that are being found start with. */
  private String under = "";

  private final Selection selection;

  private ManifestFinder(boolean isRelative, Selection selection) {
    this.isRelative = isRelative;
    this.selection = selection;
  }

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
    return find(paths, Selection.DEFAULT);
  }

  /** As {@link #find(Collection)}; of folders only what {@code selection} selects. */
  public static Found find(Collection<String> paths, Selection selection) {
    return find(paths, selection, false);
  }

  /**
   * As {@link #find(Collection)}, with names relative to the path they were found under: those of a
   * directory from there, a file's without its directory. Where that gives two files one name, the
   * second is called as {@link #find(Collection)} calls it.
   */
  public static Found findRelative(Collection<String> paths, Selection selection) {
    return find(paths, selection, true);
  }

  private static Found find(Collection<String> paths, Selection selection, boolean isRelative) {
    ManifestFinder finder = new ManifestFinder(isRelative, selection);
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
    boolean isDirectory = Files.isDirectory(path);
    boolean isArchive = !isDirectory && Archives.isTar(given) && Files.isRegularFile(path);
    boolean isRoot = name.equals("/");
    under =
        isDirectory || isArchive
            ? (isRoot ? name : name + "/")
            : name.substring(0, name.lastIndexOf('/') + 1);
    if (isDirectory) {
      walk(path, name, new Root(path, new Ignored(path, selection)));
    } else if (isArchive) {
      unpack(path, name);
    } else if (isDescriptor(given) || Files.isRegularFile(path)) {
      put(new ManifestFile(name, path, true));
    } else if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      unreadable(name, Files.exists(path) ? "not a regular file" : "a link that leads nowhere");
    } else {
      unreadable(name, "no such file or directory");
    }
  }

  /** Adds the manifests in an archive; nothing of one that cannot be read to its end. */
  private void unpack(Path archive, String name) {
    List<ManifestFile> found = new ArrayList<>();
    try {
      Archives.readTar(
          archive,
          (entry, bytes) ->
              found.add(
                  new ManifestFile(
                      name + "/" + entry, archive, false, Optional.of(new ArchiveEntry(bytes)))));
    } catch (TarReader.TarException e) {
      unreadable(name, "the archive cannot be read: " + e.problem());
      return;
    } catch (IOException e) {
      unreadable(name, "the archive cannot be read: it is damaged");
      return;
    }
    found.stream().sorted(Comparator.comparing(ManifestFile::name)).forEach(this::put);
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
    private final Ignored ignored;

    Root(Path path, Ignored ignored) {
      this.path = path;
      this.ignored = ignored;
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
      if (isWalked(fileName) && !root.ignored.holds(entry, true)) {
        walk(entry, name, root);
      }
    } else if (ManifestFormat.isManifestName(fileName) && !root.ignored.holds(entry, false)) {
      if (Files.isRegularFile(entry, LinkOption.NOFOLLOW_LINKS)) {
        put(new ManifestFile(name, entry, false));
      } else {
        unreadable(name, "not a regular file");
      }
    }
  }

  private static boolean isWalked(String folder) {
    return folder.startsWith(".")
        ? HIDDEN_DIRECTORIES.contains(folder)
        : !SKIPPED_DIRECTORIES.contains(folder);
  }

  private void visitLink(Path link, String name, Root root) {
    boolean isDirectory = Files.isDirectory(link);
    if (!isDirectory && !ManifestFormat.isManifestName(fileName(link))
        || root.ignored.holds(link, false)) {
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
    if (!isRelative || file.isStandardInput()) {
      files.putIfAbsent(file.name(), file);
      return;
    }
    ManifestFile relative =
        new ManifestFile(relative(file.name()), file.path(), file.isNamed(), file.entry());
    ManifestFile known = files.putIfAbsent(relative.name(), relative);
    if (known != null && !known.path().equals(file.path())) {
      files.putIfAbsent(file.name(), file);
    }
  }

  private String relative(String name) {
    return name.startsWith(under) ? name.substring(under.length()) : name;
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
