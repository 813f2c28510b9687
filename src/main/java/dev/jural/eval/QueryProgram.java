package dev.jural.eval;

import dev.jural.value.RegoValue;
import java.util.List;

/** A QueryProgram is a query, ready to run. Immutable, shared by threads. */
public final class QueryProgram {
  private final Program program;
  private final Program.Body body;
  private final List<String> variables;

  QueryProgram(Program program, Program.Body body, List<String> variables) {
    this.program = program;
    this.body = body;
    this.variables = variables;
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
    body.steps().run(new Frame(evaluation, scope, body));
    return evaluation.solutions;
  }
}
