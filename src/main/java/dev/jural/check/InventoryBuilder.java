package dev.jural.check;

import dev.jural.manifest.Evidence;
import dev.jural.manifest.reader.Findings;
import dev.jural.source.Location;
import dev.jural.value.RegoArray;
import dev.jural.value.RegoBoolean;
import dev.jural.value.RegoNumber;
import dev.jural.value.RegoObject;
import dev.jural.value.RegoString;
import dev.jural.value.RegoValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes the inventory of a file: the document that packages with {@code input: inventory} get as
 * {@code input}.
 *
 * <p>Evidence of one component and one version is one entry of {@code components}; so a component
 * that is there in two versions has two entries, and each is judged. All evidence is kept beside
 * them.
 */
final class InventoryBuilder {
  private InventoryBuilder() {}

  /** The inventory of a file that holds no stack. */
  static RegoObject ofFile(String file, List<Evidence> evidence) {
    return RegoObject.builder()
        .put("kind", "File")
        .put("name", file)
        .put("file", file)
        .put("scenarios", RegoArray.EMPTY)
        .put("components", components(evidence))
        .put("evidence", RegoArray.of(evidence.stream().map(Evidence::toValue).toList()))
        .build();
  }

  private record Key(String component, String version, String raw, boolean isComparable) {
    static Key of(Evidence sign) {
      // Without a version, what is written tells entries apart: a moving tag is not mere presence.
      boolean isPresence = sign.attributes().has(RegoString.of(Findings.PRESENCE));
      String raw = sign.normalised().isEmpty() && !isPresence ? sign.raw() : "";
      return new Key(sign.component(), sign.normalised(), raw, sign.isComparable());
    }
  }

  static RegoArray components(List<Evidence> evidence) {
    Map<Key, List<Integer>> groups = new LinkedHashMap<>();
    for (int i = 0; i < evidence.size(); i++) {
      groups.computeIfAbsent(Key.of(evidence.get(i)), k -> new ArrayList<>()).add(i);
    }
    RegoArray.Builder components = new RegoArray.Builder();
    groups.values().forEach(indexes -> components.add(component(evidence, indexes)));
    return components.build();
  }

  private static RegoObject component(List<Evidence> evidence, List<Integer> indexes) {
    Evidence first = evidence.get(indexes.get(0));
    return RegoObject.builder(14)
        .put("component", first.component())
        .put("version", first.normalised())
        .put("raw", first.raw())
        .put("scheme", first.scheme())
        .put("confidence", first.confidence().text())
        .put("comparable", RegoBoolean.of(first.isComparable()))
        .put("declared", RegoBoolean.of(first.signal().equals("declared")))
        .put("purpose", RegoString.of(Details.text(first.attributes(), "purpose")))
        .put("mode", RegoString.of(Details.text(first.attributes(), "mode")))
        .put("scenarios", scenarios(first))
        .put("location", location(first.location()))
        .put("evidence", RegoArray.of(indexes.stream().map(RegoNumber::of).toList()))
        .build();
  }

  private static RegoValue scenarios(Evidence sign) {
    return sign.attributes().get("scenarios").orElse(RegoArray.EMPTY);
  }

  static RegoObject location(Location location) {
    return RegoObject.builder(3)
        .put("file", location.file())
        .put("line", RegoNumber.of(location.line()))
        .put("column", RegoNumber.of(location.column()))
        .build();
  }
}
