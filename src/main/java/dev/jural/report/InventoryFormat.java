package dev.jural.report;

import dev.jural.check.InventoryScan;
import dev.jural.manifest.catalogue.Catalogue;

/** An InventoryFormat is a form that an inventory can be written in. */
public enum InventoryFormat {
  /** For people, at a terminal. */
  TABLE("table", new InventoryTable()),
  /** Components and evidence, in one JSON object. */
  JSON("json", new InventoryJson()),
  /** A bill of materials, CycloneDX 1.6 as JSON. */
  CYCLONEDX("cyclonedx", new CycloneDx());

  private final String text;

  /** Writers have no fields. */
  @SuppressWarnings("ImmutableEnumChecker")
  private final Writer writer;

  InventoryFormat(String text, Writer writer) {
    this.text = text;
    this.writer = writer;
  }

  /** A Writer writes inventories in one form. Stateless. */
  interface Writer {
    /** The whole text. */
    String write(InventoryScan scan, Catalogue catalogue, Options options);
  }

  /**
   * Options say what is shown.
   *
   * @param version of the program
   * @param showsAll whether every piece of evidence is shown to people, and not only the first few
   */
  public record Options(String version, boolean showsAll) {}

  /** The name on the command line. */
  public String text() {
    return text;
  }

  /** The inventory in this form. */
  public String write(InventoryScan scan, Catalogue catalogue, Options options) {
    return writer.write(scan, catalogue, options);
  }

  @Override
  public String toString() {
    return text;
  }
}
