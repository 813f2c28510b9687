package dev.jural.check;

import dev.jural.manifest.LoadResult;
import dev.jural.manifest.ManifestLoader;
import dev.jural.manifest.Node;
import dev.jural.source.Diagnostic;
import dev.jural.source.ErrorCode;
import dev.jural.source.Location;
import dev.jural.source.RegoException;
import dev.jural.source.Severity;
import dev.jural.source.Span;
import dev.jural.value.JsonWriter;
import dev.jural.value.RegoObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A Baseline holds findings that were there when checking began, so that a run tells only of new
 * ones. A finding is known again by rule, file, resource and message, and not by its line, which
 * moves with every edit above it. Immutable.
 *
 * @param file the file it was read from; empty for none
 * @param known how often each fingerprint is in it
 */
public record Baseline(String file, Map<String, Integer> known) {
  /** A baseline without findings. */
  public static final Baseline NONE = new Baseline("", Map.of());

  public Baseline {
    known = Map.copyOf(known);
  }

  /**
   * Reads a baseline.
   *
   * @param name how messages name it
   * @throws RegoException when it cannot be read or is none
   */
  public static Baseline read(Path path, String name) {
    LoadResult loaded = ManifestLoader.load(TextFile.read(path, name, ErrorCode.BASELINE));
    List<Diagnostic> errors =
        loaded.diagnostics().stream().filter(d -> d.severity() == Severity.ERROR).toList();
    if (!errors.isEmpty()) {
      throw new RegoException(errors);
    }
    Map<String, Integer> known = new HashMap<>();
    boolean isBaseline =
        loaded.documents().size() == 1
            && Node.of(loaded.documents().get(0)).get("baseline").isArray();
    if (!isBaseline) {
      throw new RegoException(
          Diagnostic.error(
              ErrorCode.BASELINE,
              "no baseline, want a file as --write-baseline makes it",
              Location.ofFile(name)));
    }
    for (Node entry : Node.of(loaded.documents().get(0)).get("baseline").items()) {
      known.merge(entry.get("fingerprint").string(), 1, Integer::sum);
    }
    return new Baseline(name, known);
  }

  /**
   * Takes what is known out of {@code findings}, and says how much that was. Waived findings stay:
   * their waivers are needed.
   */
  Optional<Diagnostic> take(List<Finding> findings) {
    if (file.isEmpty()) {
      return Optional.empty();
    }
    Map<String, Integer> left = new HashMap<>(known);
    int taken = 0;
    Iterator<Finding> each = findings.iterator();
    List<Finding> kept = new ArrayList<>();
    while (each.hasNext()) {
      Finding finding = each.next();
      int times = left.getOrDefault(finding.fingerprint(), 0);
      if (times > 0 && finding.waived().isEmpty()) {
        left.put(finding.fingerprint(), times - 1);
        taken++;
      } else {
        kept.add(finding);
      }
    }
    findings.clear();
    findings.addAll(kept);
    int gone = left.values().stream().mapToInt(Integer::intValue).sum();
    String text =
        taken
            + (taken == 1 ? " finding is" : " findings are")
            + " in the baseline and not told again"
            + (gone == 0
                ? ""
                : "; " + gone + " more in it " + (gone == 1 ? "is" : "are") + " gone");
    return Optional.of(
        new Diagnostic(
            Severity.NOTE, ErrorCode.BASELINE, text, Span.NONE, Location.ofFile(file), ""));
  }

  /** The text of a baseline of {@code findings}, waived ones apart; one finding a line. */
  public static String write(List<Finding> findings) {
    StringBuilder out = new StringBuilder("{\"baseline\": [");
    String separator = "\n";
    for (Finding finding : findings) {
      if (finding.waived().isEmpty()) {
        RegoObject entry =
            RegoObject.builder(4)
                .put("fingerprint", finding.fingerprint())
                .put("rule", finding.rule().id())
                .put("file", finding.resource().origin().file())
                .put("message", finding.message())
                .build();
        out.append(separator).append(JsonWriter.write(entry));
        separator = ",\n";
      }
    }
    return out.append("\n]}\n").toString();
  }
}
