package dev.jural.author.eval;

import dev.jural.engine.PreparedQuery;
import dev.jural.engine.QueryResult;
import dev.jural.source.Span;
import dev.jural.value.RegoValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A Row is one solution of a query as it is shown: expressions in the order of the source.
 *
 * @param expressions each with its value
 * @param bindings by name, in order
 */
public record Row(List<Shown> expressions, Map<String, RegoValue> bindings) {

  /** A Shown is an expression of the query and its value. */
  public record Shown(Span expression, RegoValue value) {}

  /** The rows of a result. */
  public static List<Row> of(PreparedQuery query, QueryResult result) {
    List<Row> rows = new ArrayList<>();
    for (QueryResult.Solution solution : result.solutions()) {
      List<Shown> shown = new ArrayList<>();
      for (int i = 0; i < solution.expressions().size(); i++) {
        shown.add(new Shown(query.expressions().get(i), solution.expressions().get(i)));
      }
      shown.sort((a, b) -> Integer.compare(a.expression().start(), b.expression().start()));
      rows.add(new Row(shown, new TreeMap<>(solution.bindings())));
    }
    return rows;
  }
}
