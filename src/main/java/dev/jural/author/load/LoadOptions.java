package dev.jural.author.load;

import dev.jural.ast.RegoVersion;
import java.util.List;

/**
 * LoadOptions say how files are read.
 *
 * @param isBundle whether paths are bundles: of data, only files called {@code data.json}, {@code
 *     data.yaml} or {@code data.yml} count
 * @param ignore patterns of file and folder names to pass over
 * @param version the language of modules that do not say it by an import
 * @param jobs how many threads read
 */
public record LoadOptions(boolean isBundle, List<String> ignore, RegoVersion version, int jobs) {
  public LoadOptions {
    ignore = List.copyOf(ignore);
  }

  /** Plain files of the current language, nothing passed over. */
  public static LoadOptions plain(int jobs) {
    return new LoadOptions(false, List.of(), RegoVersion.V1, jobs);
  }

  /** The same for bundles, or not. */
  public LoadOptions bundle(boolean newIsBundle) {
    return new LoadOptions(newIsBundle, ignore, version, jobs);
  }
}
