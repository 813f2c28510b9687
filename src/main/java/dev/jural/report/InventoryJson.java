package dev.jural.report;

import dev.jural.check.InventoryScan;
import dev.jural.manifest.Evidence;
import dev.jural.manifest.catalogue.Catalogue;
import dev.jural.manifest.reader.Inventory;
import dev.jural.value.RegoArray;
import dev.jural.value.RegoObject;

/** Writes an inventory as policies see it: components, and the evidence they index. */
final class InventoryJson implements InventoryFormat.Writer {
  @Override
  public String write(InventoryScan scan, Catalogue catalogue, InventoryFormat.Options options) {
    RegoArray.Builder components = new RegoArray.Builder();
    for (Inventory.Component component : scan.inventory().components()) {
      components.add(component.toValue());
    }
    RegoArray.Builder evidence = new RegoArray.Builder();
    for (Evidence each : scan.inventory().evidence()) {
      evidence.add(each.toValue());
    }
    return PrettyJson.write(
        RegoObject.builder(2)
            .put("components", components.build())
            .put("evidence", evidence.build())
            .build());
  }
}
