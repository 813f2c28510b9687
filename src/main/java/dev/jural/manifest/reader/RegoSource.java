package dev.jural.manifest.reader;

import dev.jural.manifest.Confidence;
import dev.jural.manifest.NestedText;
import dev.jural.manifest.catalogue.Version;
import java.util.List;

/**
 * Tells which version of the language Rego source is written in, by what only one of the two
 * allows: {@code import rego.v1} and {@code if} before a body are version 1, a body right after the
 * head is version 0.
 */
final class RegoSource {
  private static final String REGO = "rego";
  private static final String PACKAGE = "package ";

  private RegoSource() {}

  /** Whether {@code text} is a module: its first line but comments names a package. */
  static boolean isPolicy(String text) {
    return text.contains(PACKAGE) && packageLine(text.lines().toList()) > 0;
  }

  static void read(NestedText source, Findings findings) {
    List<String> lines = source.text().lines().toList();
    int packageLine = packageLine(lines);
    if (packageLine == 0) {
      return;
    }
    int importLine = lineOf(lines, "import rego.v1");
    boolean isOne = importLine > 0 || lines.stream().anyMatch(RegoSource::isHeadWithIf);
    boolean isZero = !isOne && lines.stream().anyMatch(RegoSource::isHeadWithoutIf);
    if (!isOne && !isZero) {
      return;
    }
    String raw = importLine > 0 ? "import rego.v1" : isOne ? "v1 syntax" : "v0 syntax";
    Version version = new Version(raw, isOne ? "1" : "0", Confidence.EXACT);
    Findings.Place place = findings.placeIn(source, importLine > 0 ? importLine : packageLine);
    findings
        .catalogue()
        .system(REGO)
        .ifPresent(system -> findings.add(system, place, version, "Rego source").done());
  }

  /** Number of the line that names the package; 0 when another line comes first. */
  private static int packageLine(List<String> lines) {
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (line.startsWith(PACKAGE)) {
        return i + 1;
      }
      if (!line.isEmpty() && !line.startsWith("#")) {
        return 0;
      }
    }
    return 0;
  }

  private static int lineOf(List<String> lines, String text) {
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).strip().equals(text)) {
        return i + 1;
      }
    }
    return 0;
  }

  /** Rules start at the margin; what is indented belongs to a body. */
  private static boolean isHead(String line) {
    return !line.isEmpty() && Character.isLetter(line.charAt(0));
  }

  private static boolean isHeadWithIf(String line) {
    return isHead(line) && (line.contains(" if {") || line.endsWith(" if"));
  }

  private static boolean isHeadWithoutIf(String line) {
    String head = line.stripTrailing();
    if (!isHead(head) || !head.endsWith("{") || head.startsWith("import ")) {
      return false;
    }
    String beforeBody = head.substring(0, head.length() - 1).stripTrailing();
    // What follows an equals sign is an object, in either version.
    return !beforeBody.endsWith("=") && !beforeBody.endsWith(" if");
  }
}
