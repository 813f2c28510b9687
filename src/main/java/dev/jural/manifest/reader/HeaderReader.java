package dev.jural.manifest.reader;

import dev.jural.manifest.Manifest;
import dev.jural.manifest.catalogue.Rules.NameRule;
import dev.jural.manifest.catalogue.VersionReader;
import dev.jural.source.Location;
import java.util.List;

/**
 * Reads the comments before a document, in which tools that write manifests say what they are:
 * {@code # Flux Version: v2.3.0}.
 */
final class HeaderReader {
  private HeaderReader() {}

  static void read(Manifest document, Findings findings) {
    if (document.header().isEmpty()) {
      return;
    }
    List<String> lines = document.header().lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      for (NameRule rule : findings.catalogue().signs().comments()) {
        int at = line.indexOf(rule.name());
        if (at >= 0) {
          String version = line.substring(at + rule.name().length()).strip();
          int column = line.indexOf(version, at + rule.name().length()) + 1;
          Location place =
              new Location(
                  document.origin().file(), document.headerLine() + i, Math.max(1, column));
          findings
              .add(
                  rule.system(),
                  new Findings.Place(document.origin(), place),
                  VersionReader.read(version, rule.system()),
                  "comment")
              .done();
        }
      }
    }
  }
}
