package dev.jural.author.eval;

import dev.jural.author.text.Json;
import dev.jural.author.text.Table;
import dev.jural.author.text.Texts;
import dev.jural.source.Location;
import dev.jural.value.JsonWriter;
import dev.jural.value.RegoBoolean;
import dev.jural.value.RegoString;
import dev.jural.value.RegoValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Results of a query in the formats of {@code opa eval}. */
public final class Output {
  private Output() {}

  /** For {@code json}: the rows under {@code result}; nothing when there are none. */
  public static Json json(List<Row> rows) {
    List<Json> results = new ArrayList<>();
    for (Row row : rows) {
      List<Json> expressions = new ArrayList<>();
      for (Row.Shown shown : row.expressions()) {
        Location place = shown.expression().location();
        expressions.add(
            new Json()
                .put("value", shown.value())
                .put("text", shown.expression().text())
                .put("location", new Json().put("row", place.line()).put("col", place.column())));
      }
      results.add(
          new Json()
              .put("expressions", expressions)
              .putIf(!row.bindings().isEmpty(), "bindings", row.bindings()));
    }
    return new Json().putIf(!results.isEmpty(), "result", results);
  }

  /** An array of values a row. */
  public static String values(List<Row> rows) {
    StringBuilder out = new StringBuilder();
    for (Row row : rows) {
      out.append(Json.text(row.expressions().stream().map(Row.Shown::value).toList())).append('\n');
    }
    return out.toString();
  }

  /** An object of bindings a row. */
  public static String bindings(List<Row> rows) {
    StringBuilder out = new StringBuilder();
    rows.forEach(row -> out.append(Json.text(row.bindings())).append('\n'));
    return out.toString();
  }

  /** Values a row, strings without quotes. */
  public static String raw(List<Row> rows) {
    StringBuilder out = new StringBuilder();
    for (Row row : rows) {
      List<String> values = new ArrayList<>();
      for (Row.Shown shown : row.expressions()) {
        values.add(
            shown.value() instanceof RegoString text
                ? text.text()
                : JsonWriter.write(shown.value()));
      }
      out.append(String.join(" ", values)).append('\n');
    }
    return out.toString();
  }

  /** For people: one value as JSON, or else a table. */
  public static String pretty(List<Row> rows) {
    if (rows.isEmpty()) {
      return "undefined\n";
    }
    Row first = rows.get(0);
    if (rows.size() == 1 && first.expressions().size() == 1 && first.bindings().isEmpty()) {
      return Texts.inert(Json.text(first.expressions().get(0).value())) + "\n";
    }
    List<Integer> shown = new ArrayList<>();
    List<String> heads = new ArrayList<>();
    for (int i = 0; i < first.expressions().size(); i++) {
      int at = i;
      boolean isOnlyTrue =
          rows.stream().allMatch(row -> row.expressions().get(at).value() == RegoBoolean.TRUE);
      if (!isOnlyTrue) {
        shown.add(i);
        heads.add(Texts.inert(first.expressions().get(i).expression().text()));
      }
    }
    heads.addAll(first.bindings().keySet());
    List<List<String>> cells = new ArrayList<>();
    for (Row row : rows) {
      List<String> line = new ArrayList<>();
      shown.forEach(i -> line.add(cell(row.expressions().get(i).value())));
      row.bindings().values().forEach(value -> line.add(cell(value)));
      cells.add(line);
    }
    return heads.isEmpty() ? "true\n" : Table.of(heads, cells);
  }

  private static String cell(RegoValue value) {
    return Texts.inert(JsonWriter.write(value));
  }

  /** Figures as a table. */
  public static String metrics(Map<String, Long> figures) {
    List<List<String>> rows = new ArrayList<>();
    figures.forEach((name, value) -> rows.add(List.of(name, value.toString())));
    return Table.of(List.of("Metric", "Value"), rows);
  }
}
