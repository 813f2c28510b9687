package dev.jural.compiler;

import dev.jural.ast.Body;
import dev.jural.ast.Expr;
import dev.jural.ast.Ref;
import dev.jural.ast.Term;
import dev.jural.ast.TermValue;
import dev.jural.ast.Var;
import dev.jural.ir.Block;
import dev.jural.ir.Instr;
import dev.jural.ir.Instr.Collection;
import dev.jural.source.Span;
import dev.jural.value.RegoString;
import dev.jural.value.RegoValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Plans terms: instructions that leave the term's value in an operand, once for each value it can
 * have.
 */
final class TermPlanner {
  private final PlanContext context;
  private final PlanWriter writer;
  private final BodyPlanner bodies;
  private final RefPlanner refs;

  TermPlanner(PlanContext context, PlanWriter writer, BodyPlanner bodies) {
    this.context = context;
    this.writer = writer;
    this.bodies = bodies;
    this.refs = new RefPlanner(context, writer, this, bodies);
  }

  /** Plans {@code term} and gives the operand with its value. */
  int plan(Term term) {
    Optional<RegoValue> constant = Constants.of(term);
    if (constant.isPresent()) {
      return writer.constant(constant.get());
    }
    TermValue value = term.value();
    if (value instanceof Var variable) {
      return variable(variable, term);
    } else if (value instanceof Ref ref) {
      return refs.plan(ref);
    } else if (value instanceof TermValue.Call call) {
      return call(call, term.span());
    } else if (value instanceof TermValue.ArrayTerm array) {
      List<Integer> elements = all(array.elements());
      int dst = writer.register();
      writer.emit(new Instr.MakeArray(dst, elements));
      return dst;
    } else if (value instanceof TermValue.SetTerm set) {
      List<Integer> elements = all(set.elements());
      int dst = writer.register();
      writer.emit(new Instr.MakeSet(dst, elements));
      return dst;
    } else if (value instanceof TermValue.ObjectTerm object) {
      return object(object);
    }
    return closure(value, term.span());
  }

  private int variable(Var variable, Term term) {
    if (variable.name().equals("input") || variable.name().equals("data")) {
      return refs.plan(new Ref(List.of(term)));
    }
    return writer
        .operand(variable.name())
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "unbound variable " + variable.name() + " at " + term.span().location()));
  }

  private List<Integer> all(List<Term> terms) {
    List<Integer> operands = new ArrayList<>(terms.size());
    for (Term term : terms) {
      operands.add(plan(term));
    }
    return operands;
  }

  private int object(TermValue.ObjectTerm object) {
    List<Integer> keys = new ArrayList<>();
    List<Integer> values = new ArrayList<>();
    for (TermValue.ObjectTerm.Entry entry : object.entries()) {
      keys.add(plan(entry.key()));
      values.add(plan(entry.value()));
    }
    int dst = writer.register();
    writer.emit(new Instr.MakeObject(dst, keys, values));
    return dst;
  }

  private int call(TermValue.Call call, Span span) {
    String name = call.name();
    List<Integer> args = all(call.args());
    int dst = writer.register();
    if (context.isFunction(name)) {
      writer.emit(new Instr.CallFunction(dst, context.function(name), args, span));
    } else if (context.builtins().get(name).orElseThrow().isRelation()) {
      writer.enter(body -> new Instr.CallRelation(dst, name, args, body, span));
    } else {
      writer.emit(new Instr.CallBuiltin(dst, name, args, span));
    }
    return dst;
  }

  private int closure(TermValue value, Span span) {
    if (value instanceof TermValue.ArrayComprehension array) {
      return collect(Collection.ARRAY, array.head(), array.body());
    } else if (value instanceof TermValue.SetComprehension set) {
      return collect(Collection.SET, set.head(), set.body());
    } else if (value instanceof TermValue.ObjectComprehension object) {
      int slot = writer.slot();
      Block block =
          writer.nested(
              () -> {
                bodies.plan(object.body());
                int key = plan(object.key());
                int entry = plan(object.value());
                writer.emit(new Instr.EmitEntry(slot, key, entry, span));
              });
      int dst = writer.register();
      writer.emit(new Instr.Collect(dst, Collection.OBJECT, slot, block));
      return dst;
    }
    return template((TermValue.TemplateString) value, span);
  }

  private int collect(Collection kind, Term head, Body body) {
    int slot = writer.slot();
    Block block =
        writer.nested(
            () -> {
              bodies.plan(body);
              writer.emit(new Instr.EmitElement(slot, plan(head)));
            });
    int dst = writer.register();
    writer.emit(new Instr.Collect(dst, kind, slot, block));
    return dst;
  }

  private int template(TermValue.TemplateString template, Span span) {
    List<Integer> parts = new ArrayList<>();
    List<Boolean> isExpression = new ArrayList<>();
    for (TermValue.TemplateString.Part part : template.parts()) {
      isExpression.add(part.expr().isPresent());
      parts.add(
          part.expr()
              .map(this::templateValues)
              .orElseGet(() -> writer.constant(RegoString.of(part.text()))));
    }
    int dst = writer.register();
    writer.emit(new Instr.Template(dst, parts, isExpression, span));
    return dst;
  }

  private int templateValues(Expr expr) {
    int slot = writer.slot();
    Block block =
        writer.nested(
            () -> {
              int value = bodies.planValue(expr);
              writer.emit(new Instr.EmitElement(slot, value));
            });
    int dst = writer.register();
    writer.emit(new Instr.Collect(dst, Collection.SET, slot, block));
    return dst;
  }
}
