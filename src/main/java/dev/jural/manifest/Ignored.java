package dev.jural.manifest;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Ignored knows what a {@link Selection} leaves out below one folder: by {@code .gitignore} files
 * there and above, up to the root of the repository, and by patterns. Used by one thread.
 */
final class Ignored {
  private static final String FILE = ".gitignore";

  /** A longer one is none. */
  private static final int MAX_BYTES = 1 << 20;

  private final Path root;
  private final Selection selection;
  private final IgnoreRules include;
  private final IgnoreRules exclude;
  private final Map<Path, IgnoreRules> files = new HashMap<>();
  private final Path top;

  /**
   * @param root the folder that was named
   */
  Ignored(Path root, Selection selection) {
    this.root = root.toAbsolutePath().normalize();
    this.selection = selection;
    this.include = IgnoreRules.parse(selection.include());
    this.exclude = IgnoreRules.parse(selection.exclude());
    this.top = top(this.root);
  }

  /** The root of the repository, which is as far up as files count; else the folder itself. */
  private static Path top(Path root) {
    for (Path at = root; at != null; at = at.getParent()) {
      if (Files.exists(at.resolve(".git"), LinkOption.NOFOLLOW_LINKS)) {
        return at;
      }
    }
    return root;
  }

  boolean holds(Path entry, boolean isFolder) {
    Path path = entry.toAbsolutePath().normalize();
    List<String> names = names(root, path);
    if (exclude.decide(names, isFolder).orElse(false)) {
      return true;
    }
    if (!isFolder && !selection.include().isEmpty() && !include.matchesWithin(names)) {
      return true;
    }
    return selection.obeysGitignore() && isGitignored(path, isFolder);
  }

  /** The file nearest to the path that speaks of it decides. */
  private boolean isGitignored(Path path, boolean isFolder) {
    for (Path at = path.getParent(); at != null && at.startsWith(top); at = at.getParent()) {
      Optional<Boolean> decision = rules(at).decide(names(at, path), isFolder);
      if (decision.isPresent()) {
        return decision.get();
      }
    }
    return false;
  }

  private IgnoreRules rules(Path folder) {
    return files.computeIfAbsent(folder, f -> IgnoreRules.parse(lines(f.resolve(FILE))));
  }

  private static List<String> lines(Path file) {
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return List.of();
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(MAX_BYTES);
      return new String(bytes, StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      // What cannot be read leaves nothing out: rather a file too many than one too few.
      return List.of();
    }
  }

  private static List<String> names(Path from, Path path) {
    List<String> names = new ArrayList<>();
    from.relativize(path).forEach(name -> names.add(name.toString()));
    return names;
  }
}
