package dev.jural.eval;

import dev.jural.value.RegoValue;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** A QueryProgram is a query, ready to run. Immutable, shared by threads. */
public final class QueryProgram {
  private final Program program;
  private final Program.Body body;
  private final List<String> variables;
  private final Optional<Supplier<QueryProgram>> instrumented;

  QueryProgram(
      Program program,
      Program.Body body,
      List<String> variables,
      Optional<Supplier<QueryProgram>> instrumented) {
    this.program = program;
    this.body = body;
    this.variables = variables;
    this.instrumented = instrumented;
  }

  /** The same query with instruments. */
  QueryProgram instrumented() {
    return instrumented.map(Supplier::get).orElse(this);
  }

  /** The names of the bindings of a row, in order. */
  public List<String> variables() {
    return variables;
  }

  /**
   * A Row is one solution.
   *
   * @param bindings values of {@link #variables()}
   * @param expressions values of the query's expressions
   */
  public record Row(List<RegoValue> bindings, List<RegoValue> expressions) {}

  Program program() {
    return program;
  }

  /** All solutions, in evaluation order. */
  List<Row> run(Evaluation evaluation, Scope scope) {
    evaluation.run(body, new Frame(evaluation, scope, body));
    return evaluation.solutions;
  }
}
