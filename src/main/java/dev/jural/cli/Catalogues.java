package dev.jural.cli;

import dev.jural.check.TextFile;
import dev.jural.manifest.catalogue.Catalogue;
import dev.jural.source.ErrorCode;
import dev.jural.source.SourceText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads the catalogue with files of the user's own. */
final class Catalogues {
  private Catalogues() {}

  /**
   * The built-in catalogue with {@code files}.
   *
   * @throws dev.jural.source.RegoException with the place of every mistake
   */
  static Catalogue read(List<String> files) {
    List<SourceText> texts = new ArrayList<>();
    for (String file : files) {
      texts.add(TextFile.read(Path.of(file), file, ErrorCode.MANIFEST_READ));
    }
    return files.isEmpty() ? Catalogue.builtIn() : Catalogue.with(texts);
  }
}
