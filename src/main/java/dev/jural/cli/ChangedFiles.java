package dev.jural.cli;

import dev.jural.manifest.ManifestFile;
import dev.jural.manifest.ManifestFinder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * ChangedFiles keep of found files those that differ from a revision of their Git repository, and
 * those that it does not know.
 *
 * <p>Asks the program {@code git}: who has a revision has it, it knows every format of repository,
 * and the library (JGit) is 3 MB that most runs would not use. No program of the repository's own
 * configuration is run.
 */
final class ChangedFiles {
  private static final int SECONDS = 60;

  private final String option;
  private final String revision;

  /** The changed files of each repository, by its root. */
  private final Map<Path, Set<Path>> changed = new HashMap<>();

  /** The root of the repository that a folder lies in. */
  private final Map<Path, Path> roots = new HashMap<>();

  private ChangedFiles(String option, String revision) {
    this.option = option;
    this.revision = revision;
  }

  /**
   * The files of {@code found} that changed since {@code revision}.
   *
   * @throws UsageException when git is missing, a file is in no repository, or it has no such
   *     revision
   */
  static ManifestFinder.Found since(String option, String revision, ManifestFinder.Found found) {
    if (revision.startsWith("-") || revision.chars().anyMatch(Character::isISOControl)) {
      throw new UsageException(option + ": got \"" + revision + "\", want a revision");
    }
    ChangedFiles changes = new ChangedFiles(option, revision);
    List<ManifestFile> left = new ArrayList<>();
    for (ManifestFile file : found.files()) {
      if (file.isStandardInput() || changes.holds(file.path())) {
        left.add(file);
      }
    }
    return new ManifestFinder.Found(left, found.diagnostics());
  }

  private boolean holds(Path file) {
    Path real;
    try {
      real = file.toRealPath();
    } catch (IOException e) {
      // It is gone or cannot be seen; reading it will say so.
      return true;
    }
    Path folder = real.getParent() == null ? real : real.getParent();
    Path root = roots.computeIfAbsent(folder, this::root);
    return changed.computeIfAbsent(root, this::read).contains(real);
  }

  private Path root(Path folder) {
    for (Path at = folder; at != null; at = at.getParent()) {
      if (Files.exists(at.resolve(".git"))) {
        return at;
      }
    }
    throw new UsageException(option + ": \"" + folder + "\" is in no Git repository");
  }

  private Set<Path> read(Path root) {
    git(
        root,
        "no such revision",
        "rev-parse",
        "--verify",
        "--quiet",
        "--end-of-options",
        revision + "^{commit}");
    Set<Path> files = new HashSet<>();
    add(
        root,
        git(
            root,
            "git diff failed for",
            "diff",
            "--name-only",
            "-z",
            "--no-ext-diff",
            "--no-textconv",
            "--no-renames",
            "--diff-filter=d",
            revision,
            "--"),
        files);
    add(
        root,
        git(root, "git ls-files failed for", "ls-files", "-z", "--others", "--exclude-standard"),
        files);
    return files;
  }

  private static void add(Path root, String names, Set<Path> files) {
    for (String name : names.split("\0", -1)) {
      if (!name.isEmpty()) {
        files.add(root.resolve(name));
      }
    }
  }

  private String git(Path root, String otherwise, String... words) {
    List<String> command =
        new ArrayList<>(List.of("git", "-c", "core.fsmonitor=false", "-C", root.toString()));
    command.addAll(List.of(words));
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
              .start();
      String out;
      try (InputStream in = process.getInputStream()) {
        out = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      }
      if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new UsageException(option + ": git took more than " + SECONDS + " seconds");
      }
      if (process.exitValue() != 0) {
        throw new UsageException(option + ": " + otherwise + " \"" + revision + "\"");
      }
      return out;
    } catch (IOException e) {
      throw new UsageException(option + ": the program git cannot be run");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
