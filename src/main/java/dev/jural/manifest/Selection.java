package dev.jural.manifest;

import java.util.List;

/**
 * A Selection says which files of folders are read; files that are named are read in any case.
 *
 * @param include patterns, in the form of {@code .gitignore} and relative to the folder that was
 *     named, of which a file has to match one; empty for all files
 * @param exclude patterns of what is left out, folders included
 * @param obeysGitignore whether what {@code .gitignore} files leave out is left out
 */
public record Selection(List<String> include, List<String> exclude, boolean obeysGitignore) {
  /** All files but those that {@code .gitignore} leaves out. */
  public static final Selection DEFAULT = new Selection(List.of(), List.of(), true);

  public Selection {
    include = List.copyOf(include);
    exclude = List.copyOf(exclude);
  }
}
