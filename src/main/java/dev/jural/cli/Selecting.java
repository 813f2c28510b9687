package dev.jural.cli;

import dev.jural.manifest.ManifestFinder;
import dev.jural.manifest.Selection;
import java.util.List;
import java.util.Optional;

/** The options that say which files of folders are read; shared by commands that take PATH. */
final class Selecting {
  private static final String SINCE = "--changed-since";

  static final List<OptionRow> OPTIONS =
      List.of(
          OptionRow.many(
              "--include", "GLOB", "Of folders, read only files that match; may be repeated."),
          OptionRow.many(
              "--exclude", "GLOB", "Of folders, leave out what matches; may be repeated."),
          OptionRow.flag("--no-gitignore", "Of folders, read what .gitignore leaves out as well."),
          OptionRow.one(
              SINCE,
              "REV",
              "Read only files that differ from this revision, and new ones; asks the program git."));

  private Selecting() {}

  /**
   * The selection that {@code arguments} ask for.
   *
   * @throws UsageException for a pattern or a revision that makes no sense
   */
  static Selection of(Arguments arguments) {
    return new Selection(
        patterns(arguments, "--include"),
        patterns(arguments, "--exclude"),
        !arguments.has("--no-gitignore"));
  }

  /** The files found, of which only those that changed are left where that was asked for. */
  static ManifestFinder.Found changed(Arguments arguments, ManifestFinder.Found found) {
    Optional<String> revision = arguments.value(SINCE);
    return revision.isEmpty() ? found : ChangedFiles.since(SINCE, revision.get(), found);
  }

  static boolean isChangedOnly(Arguments arguments) {
    return arguments.has(SINCE);
  }

  private static List<String> patterns(Arguments arguments, String name) {
    List<String> patterns = arguments.values(name);
    for (String pattern : patterns) {
      if (pattern.chars().anyMatch(Character::isISOControl)) {
        throw new UsageException(name + ": got a pattern with control characters");
      }
    }
    return patterns;
  }
}
