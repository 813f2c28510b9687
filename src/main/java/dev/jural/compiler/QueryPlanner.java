package dev.jural.compiler;

import dev.jural.ast.Body;
import dev.jural.ast.Expr;
import dev.jural.builtin.BuiltinTable;
import dev.jural.ir.Instr;
import dev.jural.ir.QueryPlan;
import java.util.ArrayList;
import java.util.List;

/** Plans queries against a policy's plan. */
public final class QueryPlanner {
  private QueryPlanner() {}

  /**
   * The plan of {@code query}, whose body is checked and ordered. Its bindings are the variables
   * that the source names.
   */
  public static QueryPlan plan(Body query, IrBuilder.Built built, BuiltinTable builtins) {
    ConstantPool constants = new ConstantPool(built.policy().constants());
    PlanContext context =
        new PlanContext(constants, builtins, built.nodes(), built.kinds(), built.arities());
    PlanWriter writer = new PlanWriter(constants, 0);
    BodyPlanner bodies = new BodyPlanner(context, writer);
    List<Integer> expressions = new ArrayList<>();
    // A query of one expression has its value, false included; one of several must hold.
    boolean isSingle = query.exprs().size() == 1;
    for (Expr expr : query.exprs()) {
      expressions.add(isSingle ? bodies.planValue(expr) : bodies.plan(expr));
    }
    List<String> bound =
        ClosureVariables.of(query).stream()
            .filter(writer::isBound)
            .filter(name -> LocalRewriter.original(name).equals(name))
            .toList();
    List<Integer> bindings =
        bound.stream().map(name -> writer.operand(name).orElseThrow()).toList();
    writer.emit(new Instr.Solution(bindings, expressions));
    return new QueryPlan(writer.code(), bound, constants.all());
  }
}
