package dev.jural.manifest.reader;

import dev.jural.manifest.Evidence;
import dev.jural.manifest.catalogue.Catalogue;
import dev.jural.manifest.catalogue.Rules.FieldRule;
import dev.jural.manifest.catalogue.Variables;
import dev.jural.manifest.catalogue.VersionReader;
import dev.jural.source.Location;
import dev.jural.source.Origin;
import dev.jural.source.SourceText;
import java.util.List;

/**
 * A LineScanner reads a file that is no YAML, line by line: images, and the versions that nodes
 * state of themselves. It is the last resort, for a file that would else say nothing at all; where
 * YAML can be read, only its shape decides.
 */
final class LineScanner {
  /** Longer lines are data. */
  private static final int LONGEST_LINE = 1_000;

  private static final String NODE = "Node";

  private LineScanner() {}

  static List<Evidence> read(SourceText text, Catalogue catalogue) {
    Findings findings = new Findings(catalogue, List.of());
    for (int line = 1; line <= text.lineCount(); line++) {
      String content = text.line(line);
      int start = firstOfKey(content);
      int colon = content.indexOf(": ", start);
      if (content.length() <= LONGEST_LINE && colon > start) {
        String value = value(content.substring(colon + 2));
        int column = content.indexOf(value, colon + 2) + 1;
        Location location = new Location(text.name(), line, Math.max(1, column));
        Findings.Place place = new Findings.Place(new Origin(text.name(), 0), location);
        readPair(content.substring(start, colon), value, place, findings);
      }
    }
    return findings.evidence();
  }

  private static int firstOfKey(String line) {
    int at = 0;
    while (at < line.length() && (line.charAt(at) == ' ' || line.charAt(at) == '-')) {
      at++;
    }
    return at;
  }

  private static String value(String text) {
    int comment = text.indexOf(" #");
    String value = (comment < 0 ? text : text.substring(0, comment)).strip();
    boolean isQuoted =
        value.length() > 1
            && (value.startsWith("\"") && value.endsWith("\"")
                || value.startsWith("'") && value.endsWith("'"));
    return isQuoted ? value.substring(1, value.length() - 1) : value;
  }

  private static void readPair(String key, String value, Findings.Place place, Findings findings) {
    if (value.isEmpty() || Variables.isVariable(value)) {
      return;
    }
    if (key.equals("image")) {
      findings.image(place, value, "image in a file that is no YAML");
      return;
    }
    for (FieldRule rule : findings.catalogue().signs().fields()) {
      if (rule.kind().equals(NODE) && rule.path().endsWith("." + key)) {
        findings.add(rule.system(), place, VersionReader.read(value, rule.system()), key).done();
      }
    }
  }
}
