package dev.jural.report;

import dev.jural.check.InventoryScan;
import dev.jural.manifest.Evidence;
import dev.jural.manifest.catalogue.Catalogue;
import dev.jural.manifest.catalogue.SystemEntry;
import dev.jural.manifest.reader.Inventory;
import dev.jural.value.RegoArray;
import dev.jural.value.RegoNumber;
import dev.jural.value.RegoObject;
import dev.jural.value.RegoString;
import dev.jural.value.RegoValue;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes an inventory as a bill of materials (CycloneDX 1.6). Without serial number and time, which
 * the format leaves open, so that the same files give the same bytes.
 */
final class CycloneDx implements InventoryFormat.Writer {
  @Override
  public String write(InventoryScan scan, Catalogue catalogue, InventoryFormat.Options options) {
    List<RegoValue> components = new ArrayList<>();
    int number = 0;
    for (Inventory.Component component : scan.inventory().components()) {
      components.add(component(component, number++, scan.inventory().evidence(), catalogue));
    }
    RegoObject tool =
        RegoObject.builder(4)
            .put("type", "application")
            .put("name", "jural")
            .put("version", options.version())
            .build();
    return PrettyJson.write(
        RegoObject.builder(8)
            .put("$schema", "http://cyclonedx.org/schema/bom-1.6.schema.json")
            .put("bomFormat", "CycloneDX")
            .put("specVersion", "1.6")
            .put("version", RegoNumber.of(1))
            .put("metadata", object("tools", object("components", RegoArray.of(List.of(tool)))))
            .put("components", RegoArray.of(components))
            .build());
  }

  private static RegoObject component(
      Inventory.Component component, int number, List<Evidence> all, Catalogue catalogue) {
    Evidence first = component.first();
    RegoObject.Builder out =
        RegoObject.builder(8)
            .put("type", "application")
            .put("bom-ref", first.component() + "-" + (number + 1))
            .put(
                "name",
                catalogue
                    .system(first.component())
                    .map(SystemEntry::name)
                    .orElse(first.component()));
    if (!first.normalised().isEmpty()) {
      out.put("version", first.normalised());
    }
    List<RegoValue> occurrences = new ArrayList<>();
    for (int index : component.evidence()) {
      occurrences.add(occurrence(all.get(index)));
    }
    return out.put(
            "evidence",
            RegoObject.builder(2)
                .put("identity", RegoArray.of(List.of(identity(first))))
                .put("occurrences", RegoArray.of(occurrences))
                .build())
        .put(
            "properties",
            RegoArray.of(
                List.of(
                    property("jural:component", first.component()),
                    property("jural:raw", first.raw()),
                    property("jural:confidence", first.confidence().text()),
                    property("jural:comparable", String.valueOf(first.isComparable())))))
        .build();
  }

  private static RegoObject identity(Evidence evidence) {
    RegoNumber confidence =
        RegoNumber.parse(
                switch (evidence.confidence()) {
                  case EXACT -> "1";
                  case RANGE -> "0.5";
                  case FLOATING -> "0.2";
                  case UNKNOWN -> "0";
                })
            .orElseThrow();
    RegoObject method =
        RegoObject.builder(3)
            .put("technique", "manifest-analysis")
            .put("confidence", confidence)
            .put("value", evidence.signal())
            .build();
    return RegoObject.builder(3)
        .put("field", evidence.normalised().isEmpty() ? "name" : "version")
        .put("confidence", confidence)
        .put("methods", RegoArray.of(List.of(method)))
        .build();
  }

  private static RegoObject occurrence(Evidence evidence) {
    return RegoObject.builder(3)
        .put("location", evidence.location().file())
        .put("line", RegoNumber.of(evidence.location().line()))
        .put("additionalContext", evidence.signal() + ": " + evidence.raw())
        .build();
  }

  private static RegoObject property(String name, String value) {
    return RegoObject.builder(2).put("name", name).put("value", value).build();
  }

  private static RegoObject object(String key, RegoValue value) {
    return RegoObject.of(RegoString.of(key), value);
  }
}
