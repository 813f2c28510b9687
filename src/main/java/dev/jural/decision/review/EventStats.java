package dev.jural.decision.review;

import java.util.Map;
import java.util.TreeMap;

/** EventStats count events. Used by one thread. */
public final class EventStats {
  private final Map<String, Long> outcomes = new TreeMap<>();
  private final Map<String, Long> paths = new TreeMap<>();
  private final Map<String, Long> rules = new TreeMap<>();
  private final Map<String, Long> components = new TreeMap<>();
  private final Map<String, Long> revisions = new TreeMap<>();
  private long events;
  private String first = "";
  private String last = "";

  /** Counts one event. */
  public void add(EventView event) {
    events++;
    outcomes.merge(event.outcome(), 1L, Long::sum);
    paths.merge(event.path(), 1L, Long::sum);
    event.revisions().forEach(revision -> revisions.merge(revision, 1L, Long::sum));
    for (EventView.Item item : event.items()) {
      rules.merge(item.rule(), 1L, Long::sum);
      if (!item.component().isEmpty()) {
        components.merge(item.component(), 1L, Long::sum);
      }
    }
    String time = event.timestamp();
    first = first.isEmpty() || time.compareTo(first) < 0 ? time : first;
    last = time.compareTo(last) > 0 ? time : last;
  }

  public long events() {
    return events;
  }

  /** The earliest timestamp. */
  public String first() {
    return first;
  }

  /** The latest timestamp. */
  public String last() {
    return last;
  }

  /** The counts by what they are of, in the order to show them. */
  public Map<String, Map<String, Long>> tables() {
    Map<String, Map<String, Long>> tables = new java.util.LinkedHashMap<>();
    tables.put("outcome", outcomes);
    tables.put("path", paths);
    tables.put("rule", rules);
    tables.put("component", components);
    tables.put("revision", revisions);
    return tables;
  }
}
