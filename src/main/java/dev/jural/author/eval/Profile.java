package dev.jural.author.eval;

import dev.jural.author.text.Json;
import dev.jural.author.text.Table;
import dev.jural.author.text.Texts;
import dev.jural.source.Location;
import dev.jural.source.Span;
import dev.jural.trace.StepListener;
import dev.jural.value.RegoValue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A Profile is how often each expression was evaluated and how long it took, what it asked for in
 * other rules not counted. Used by one thread.
 */
public final class Profile implements StepListener {
  private final Map<Span, Entry> entries = new LinkedHashMap<>();
  private @Nullable Entry current;
  private long since;

  /** An Entry is the figures of one expression. */
  private static final class Entry {
    final Span expression;
    long evaluations;
    long nanos;

    Entry(Span expression) {
      this.expression = expression;
    }

    Location place() {
      return expression.location();
    }

    boolean isOfQuery() {
      return place().file().equals("query");
    }
  }

  @Override
  public void evaluating(Span expression, int depth, Supplier<Map<String, RegoValue>> variables) {
    stop();
    if (expression != Span.NONE) {
      Entry entry = entries.computeIfAbsent(expression, Entry::new);
      entry.evaluations++;
      current = entry;
      since = System.nanoTime();
    }
  }

  @Override
  public void left(String document, Span rule, int branch, int depth) {
    stop();
  }

  /** Ends the time of the expression that is being evaluated. */
  private void stop() {
    Entry running = current;
    if (running != null) {
      running.nanos += System.nanoTime() - since;
      current = null;
    }
  }

  private List<Entry> sorted(List<String> order, int limit) {
    stop();
    Comparator<Entry> comparator = comparator(order.isEmpty() ? "total_time_ns" : order.get(0));
    for (int i = 1; i < order.size(); i++) {
      comparator = comparator.thenComparing(comparator(order.get(i)));
    }
    List<Entry> all = new ArrayList<>(entries.values());
    all.sort(comparator);
    return all.subList(0, Math.min(limit, all.size()));
  }

  private static Comparator<Entry> comparator(String by) {
    return switch (by) {
      case "num_eval" -> Comparator.comparingLong(entry -> -entry.evaluations);
      case "file" -> Comparator.comparing(entry -> entry.place().file());
      case "line" -> Comparator.comparingInt(entry -> entry.place().line());
      default -> Comparator.comparingLong(entry -> -entry.nanos);
    };
  }

  /**
   * The expressions, in OPA's shape.
   *
   * @param order by what, the first first: {@code total_time_ns}, {@code num_eval}, {@code file} or
   *     {@code line}
   */
  public List<Json> json(List<String> order, int limit) {
    List<Json> all = new ArrayList<>();
    for (Entry entry : sorted(order, limit)) {
      Location place = entry.place();
      all.add(
          new Json()
              .put("total_time_ns", entry.nanos)
              .put("num_eval", entry.evaluations)
              .put(
                  "location",
                  new Json()
                      .put("file", entry.isOfQuery() ? "" : place.file())
                      .put("row", place.line())
                      .put("col", place.column())));
    }
    return all;
  }

  /** The expressions, as a table. */
  public String table(List<String> order, int limit) {
    List<List<String>> rows = new ArrayList<>();
    for (Entry entry : sorted(order, limit)) {
      rows.add(
          List.of(
              Texts.duration(entry.nanos),
              Long.toString(entry.evaluations),
              entry.isOfQuery() ? entry.expression.text() : Texts.place(entry.place())));
    }
    return Table.of(List.of("Time", "Num Eval", "Location"), rows);
  }
}
