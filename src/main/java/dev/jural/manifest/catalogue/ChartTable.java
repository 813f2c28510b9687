package dev.jural.manifest.catalogue;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A ChartTable maps versions of charts to versions of what they install, for charts that are
 * numbered by themselves. It is read when first asked: most runs meet no such chart.
 */
final class ChartTable {
  private final Supplier<String> text;
  private volatile Map<String, String> apps = Map.of();

  /**
   * @param text lines of chart, chart version and application version, separated by tabs, after a
   *     line of headings
   */
  ChartTable(Supplier<String> text) {
    this.text = text;
  }

  Optional<String> app(String chart, String version) {
    Map<String, String> known = apps;
    if (known.isEmpty()) {
      known = read(text.get());
      apps = known;
    }
    return Optional.ofNullable(known.get(key(chart, version)));
  }

  private static Map<String, String> read(String text) {
    Map<String, String> apps = new HashMap<>(4096);
    text.lines()
        .skip(1)
        .map(line -> line.split("\t", -1))
        .filter(cells -> cells.length == 3)
        .forEach(cells -> apps.put(key(cells[0], cells[1]), cells[2]));
    return apps;
  }

  private static String key(String chart, String version) {
    return chart + "\t" + version;
  }
}
