package dev.jural.manifest.reader;

import dev.jural.manifest.Confidence;
import dev.jural.manifest.Evidence;
import dev.jural.manifest.catalogue.Catalogue;
import dev.jural.manifest.catalogue.Rules.FieldRule;
import dev.jural.manifest.catalogue.Rules.KindRule;
import dev.jural.manifest.catalogue.Rules.NameRule;
import dev.jural.manifest.catalogue.Variables;
import dev.jural.manifest.catalogue.Version;
import dev.jural.manifest.catalogue.VersionReader;
import dev.jural.source.Location;
import dev.jural.source.Origin;
import dev.jural.source.SourceText;
import java.util.ArrayList;
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
    List<Pair> apiVersions = new ArrayList<>();
    for (int line = 1; line <= text.lineCount(); line++) {
      String content = text.line(line);
      if (content.startsWith("---")) {
        apiVersions.clear();
      }
      int start = firstOfKey(content);
      int colon = content.indexOf(": ", start);
      if (content.length() <= LONGEST_LINE && colon > start) {
        String value = value(content.substring(colon + 2));
        int column = content.indexOf(value, colon + 2) + 1;
        Location location = new Location(text.name(), line, Math.max(1, column));
        Findings.Place place = new Findings.Place(new Origin(text.name(), 0), location);
        Pair pair = new Pair(start, content.substring(start, colon), value, place);
        if (pair.key.equals("apiVersion")) {
          apiVersions.add(pair);
        } else if (pair.key.equals("kind")) {
          // A template may hold several API versions, of which it will choose one.
          apiVersions.stream()
              .filter(version -> version.indent == pair.indent)
              .forEach(version -> readKind(version, value, findings));
          apiVersions.clear();
        } else {
          readPair(pair, findings);
        }
      }
    }
    return findings.evidence();
  }

  /** A key and its value, as a line has them. */
  private record Pair(int indent, String key, String value, Findings.Place place) {}

  private static void readKind(Pair apiVersion, String kind, Findings findings) {
    int slash = apiVersion.value.indexOf('/');
    String group = slash < 0 ? "" : apiVersion.value.substring(0, slash);
    String signal = "apiVersion of " + kind;
    for (KindRule rule : findings.catalogue().signs().apiVersions()) {
      if (rule.matches(group, kind) && !Variables.isVariable(apiVersion.value)) {
        Version version = VersionReader.read(apiVersion.value, rule.system());
        findings.add(rule.system(), apiVersion.place, version, signal).done();
      }
    }
    for (KindRule rule : findings.catalogue().signs().kinds()) {
      if (rule.matches(group, kind)) {
        Version none = Version.none(apiVersion.value, Confidence.UNKNOWN);
        findings.add(rule.system(), apiVersion.place, none, signal).asPresence().done();
      }
    }
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

  private static void readPair(Pair pair, Findings findings) {
    if (pair.value.isEmpty()) {
      return;
    }
    if (pair.key.equals("image")) {
      findings.image(pair.place, pair.value, "image in a file that is no YAML");
      return;
    }
    if (pair.key.equals("runtimeClassName") || pair.key.equals("handler")) {
      for (NameRule rule : findings.catalogue().signs().runtime(pair.value)) {
        Version none = Version.none(pair.value, Confidence.UNKNOWN);
        findings.add(rule.system(), pair.place, none, pair.key).asPresence().done();
      }
      return;
    }
    if (Variables.isVariable(pair.value)) {
      return;
    }
    for (FieldRule rule : findings.catalogue().signs().fields()) {
      if (rule.kind().equals(NODE) && rule.path().endsWith("." + pair.key)) {
        Version version = VersionReader.read(pair.value, rule.system());
        findings.add(rule.system(), pair.place, version, pair.key).done();
      }
    }
  }
}
