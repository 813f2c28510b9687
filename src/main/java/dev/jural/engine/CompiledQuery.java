package dev.jural.engine;

import dev.jural.engine.QueryResult.Solution;
import dev.jural.eval.QueryProgram;
import dev.jural.source.Span;
import dev.jural.value.RegoObject;
import dev.jural.value.RegoValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A query over a compiled policy and its data. */
record CompiledQuery(QueryProgram program, List<Span> expressions, Runtime runtime, RegoObject data)
    implements PreparedQuery {
  @Override
  public QueryResult evaluate(Input input, EvaluationOptions options) {
    List<String> variables = program.variables();
    List<Solution> solutions = new ArrayList<>();
    for (QueryProgram.Row row :
        runtime.evaluator().run(program, runtime.run(input, data, options))) {
      Map<String, RegoValue> bindings = new LinkedHashMap<>();
      for (int i = 0; i < variables.size(); i++) {
        bindings.put(variables.get(i), row.bindings().get(i));
      }
      solutions.add(new Solution(bindings, row.expressions()));
    }
    return new QueryResult(solutions);
  }
}
