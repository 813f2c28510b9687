package dev.jural.report;

import dev.jural.check.InventoryScan;
import dev.jural.manifest.Evidence;
import dev.jural.manifest.catalogue.Catalogue;
import dev.jural.manifest.catalogue.SystemEntry;
import dev.jural.manifest.reader.Inventory;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Writes an inventory for people: each component, and below it the lines that show it. */
final class InventoryTable implements InventoryFormat.Writer {
  /** How much evidence of one component is shown unless all is asked for. */
  private static final int FIRST = 3;

  @Override
  public String write(InventoryScan scan, Catalogue catalogue, InventoryFormat.Options options) {
    StringBuilder out = new StringBuilder();
    List<Evidence> evidence = scan.inventory().evidence();
    Set<String> systems = new HashSet<>();
    for (Inventory.Component component : scan.inventory().components()) {
      systems.add(component.first().component());
      out.append(title(component, catalogue)).append('\n');
      List<String[]> rows = new ArrayList<>();
      int most = options.showsAll() ? Integer.MAX_VALUE : FIRST;
      for (int index : component.evidence()) {
        if (rows.size() < most) {
          rows.add(row(evidence.get(index)));
        }
      }
      append(out, rows);
      int more = component.evidence().size() - rows.size();
      if (more > 0) {
        out.append("  and ").append(more).append(" more\n");
      }
    }
    return out.append(systems.isEmpty() ? "" : "\n")
        .append(plural(systems.size(), "system"))
        .append(", ")
        .append(plural(evidence.size(), "sign"))
        .append(" in ")
        .append(plural(scan.documents(), "document"))
        .append('\n')
        .toString();
  }

  private static String title(Inventory.Component component, Catalogue catalogue) {
    Evidence first = component.first();
    String name =
        catalogue.system(first.component()).map(SystemEntry::name).orElse(first.component());
    StringBuilder title = new StringBuilder(SafeText.inert(name)).append("  ");
    if (!first.normalised().isEmpty()) {
      title.append(SafeText.inert(first.normalised())).append("  ");
    }
    title.append(confidence(first));
    if (!component.mode().isEmpty()) {
      title.append(", ").append(SafeText.inert(component.mode())).append(" mode");
    }
    return title.toString();
  }

  private static String confidence(Evidence evidence) {
    String words =
        switch (evidence.confidence()) {
          case EXACT -> "exact pin";
          case RANGE -> "range";
          case FLOATING -> "floating tag";
          case UNKNOWN -> "version unknown";
        };
    return evidence.isComparable() ? words : words + ", numbered by itself";
  }

  private static String[] row(Evidence evidence) {
    return new String[] {
      SafeText.inert(evidence.location().toString()),
      SafeText.inert(evidence.raw()),
      SafeText.inert(evidence.signal())
    };
  }

  private static void append(StringBuilder out, List<String[]> rows) {
    int[] widths = new int[2];
    for (String[] row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row[i].length());
      }
    }
    for (String[] row : rows) {
      out.append("  ");
      for (int i = 0; i < widths.length; i++) {
        out.append(row[i]).append(" ".repeat(widths[i] - row[i].length() + 2));
      }
      out.append(row[2]).append('\n');
    }
  }

  private static String plural(int count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }
}
