package dev.jural.builtin.lib.template;

import dev.jural.builtin.lib.template.Node.Command;
import dev.jural.builtin.lib.template.Node.Operand;
import dev.jural.builtin.lib.template.Node.Pipeline;
import dev.jural.value.RegoArray;
import dev.jural.value.RegoObject;
import dev.jural.value.RegoValue;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.LongConsumer;

/** A Template is a template that runs once. Used by one thread. */
public final class Template {
  private static final String UNDEFINED = "<no value>";

  private final String source;
  private final Map<String, List<Node>> templates;
  private final TemplateFunctions functions;
  private final LongConsumer charge;
  private final StringBuilder out = new StringBuilder();
  private int calls;

  private record Variable(String name, Object[] value) {}

  private Deque<Variable> variables = new ArrayDeque<>();

  private Template(String source, TemplateFunctions functions, LongConsumer charge) {
    this.source = source;
    this.templates = TemplateParser.parse(source);
    this.functions = functions;
    this.charge = charge;
  }

  /**
   * What a template makes of {@code value}. What is missing reads {@code <no value>}.
   *
   * @param format formats for {@code printf}
   * @param charge takes the work that is done
   * @throws TemplateException with Go's message
   */
  public static String render(
      String source,
      RegoValue value,
      BiFunction<String, List<RegoValue>, String> format,
      LongConsumer charge) {
    TemplateFunctions functions =
        new TemplateFunctions(
            (text, args) ->
                format.apply(text, args.stream().map(TemplateValues::formatted).toList()));
    Template template = new Template(source, functions, charge);
    template.run(TemplateParser.MAIN, TemplateValues.of(value));
    return template.out.toString();
  }

  /** How a list of nodes ended. */
  private enum End {
    NORMAL,
    BREAK,
    CONTINUE
  }

  private void run(String name, Object dot) {
    Deque<Variable> outer = variables;
    variables = new ArrayDeque<>();
    variables.push(new Variable("$", new Object[] {dot}));
    list(templates.getOrDefault(name, List.of()), dot);
    variables = outer;
  }

  private End list(List<Node> nodes, Object dot) {
    for (Node node : nodes) {
      charge.accept(1);
      End end = node(node, dot);
      if (end != End.NORMAL) {
        return end;
      }
    }
    return End.NORMAL;
  }

  private End scoped(List<Node> nodes, Object dot) {
    int known = variables.size();
    End end = list(nodes, dot);
    forget(known);
    return end;
  }

  private void forget(int known) {
    while (variables.size() > known) {
      variables.pop();
    }
  }

  private End node(Node node, Object dot) {
    if (node instanceof Node.Text text) {
      print(text.text());
    } else if (node instanceof Node.Action action) {
      Object value = value(action.pipeline(), dot, true);
      if (action.pipeline().variables().isEmpty()) {
        print(value == TemplateValues.NIL ? UNDEFINED : TemplateValues.print(value));
      }
    } else if (node instanceof Node.Branch branch) {
      int known = variables.size();
      Object value = value(branch.pipeline(), dot, true);
      boolean holds = TemplateValues.isTrue(value);
      End end =
          holds
              ? scoped(branch.body(), branch.isWith() ? value : dot)
              : scoped(branch.otherwise(), dot);
      forget(known);
      return end;
    } else if (node instanceof Node.Range range) {
      range(range, dot);
    } else if (node instanceof Node.Call call) {
      call(call, dot);
    } else if (node instanceof Node.Jump jump) {
      return jump.isBreak() ? End.BREAK : End.CONTINUE;
    }
    return End.NORMAL;
  }

  private void print(String text) {
    charge.accept(1 + text.length() / 16);
    out.append(text);
  }

  private void call(Node.Call call, Object dot) {
    if (!templates.containsKey(call.name())) {
      throw at(call.offset(), call.text(), "template \"" + call.name() + "\" not defined");
    }
    if (++calls > 200) {
      throw at(call.offset(), call.text(), "exceeded maximum template depth (200)");
    }
    Object argument =
        call.pipeline().map(pipeline -> value(pipeline, dot, true)).orElse(TemplateValues.NIL);
    run(call.name(), argument);
    calls--;
  }

  private void range(Node.Range range, Object dot) {
    Object value = value(range.pipeline(), dot, false);
    List<Object> keys = new ArrayList<>();
    List<Object> values = new ArrayList<>();
    if (value instanceof RegoArray array) {
      for (int i = 0; i < array.size(); i++) {
        keys.add((long) i);
        values.add(TemplateValues.of(array.get(i)));
      }
    } else if (value instanceof RegoObject object) {
      for (int i = 0; i < object.size(); i++) {
        keys.add(TemplateValues.of(object.keyAt(i)));
        values.add(TemplateValues.of(object.valueAt(i)));
      }
    } else if (value instanceof Long count) {
      charge.accept(Math.max(0, count));
      for (long i = 0; i < count; i++) {
        keys.add(i);
        values.add(i);
      }
    } else if (value != TemplateValues.NIL) {
      Command last = range.pipeline().commands().get(range.pipeline().commands().size() - 1);
      throw at(
          last.offset(), last.text(), "range can't iterate over " + TemplateValues.print(value));
    }
    if (values.isEmpty()) {
      scoped(range.otherwise(), dot);
      return;
    }
    List<String> names = range.pipeline().variables();
    for (int i = 0; i < values.size(); i++) {
      int known = variables.size();
      for (int n = 0; n < names.size(); n++) {
        Object its = names.size() == 2 && n == 0 ? keys.get(i) : values.get(i);
        set(names.get(n), its, range.pipeline().declares());
      }
      End end = list(range.body(), values.get(i));
      forget(known);
      if (end == End.BREAK) {
        return;
      }
    }
  }

  private void set(String name, Object value, boolean declares) {
    if (declares) {
      variables.push(new Variable(name, new Object[] {value}));
      return;
    }
    variable(name).value()[0] = value;
  }

  private Variable variable(String name) {
    return variables.stream()
        .filter(variable -> variable.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new TemplateException("undefined variable: " + name));
  }

  // ---- pipelines

  private Object value(Pipeline pipeline, Object dot, boolean sets) {
    Object value = null;
    for (Command command : pipeline.commands()) {
      value = value(command, dot, value);
    }
    if (value == null) {
      throw new IllegalStateException("a pipeline has a command");
    }
    if (sets) {
      for (String name : pipeline.variables()) {
        set(name, value, pipeline.declares());
      }
    }
    return value;
  }

  private Object value(
      Command command, Object dot, @org.jspecify.annotations.Nullable Object piped) {
    Operand first = command.operands().get(0);
    boolean hasArguments = command.operands().size() > 1 || piped != null;
    if (first instanceof Node.Function function) {
      return function(function.name(), command, dot, piped);
    }
    if (first instanceof Node.Nil) {
      throw at(command.offset(), "nil", "nil is not a command");
    }
    if (hasArguments) {
      String name =
          first instanceof Node.Field field
              ? field.names().get(field.names().size() - 1) + " is not a method but has arguments"
              : "can't give argument to non-function " + command.text();
      throw at(command.offset(), command.text(), name);
    }
    return operand(first, dot);
  }

  private Object function(
      String name, Command command, Object dot, @org.jspecify.annotations.Nullable Object piped) {
    List<Object> args = new ArrayList<>();
    List<Operand> operands = command.operands().subList(1, command.operands().size());
    boolean isLogic = name.equals("and") || name.equals("or");
    Object last = TemplateValues.NIL;
    for (Operand operand : operands) {
      last = operand(operand, dot);
      if (isLogic && TemplateValues.isTrue(last) == name.equals("or")) {
        return last;
      }
      args.add(last);
    }
    if (piped != null) {
      last = piped;
      args.add(piped);
    }
    if (isLogic) {
      return last;
    }
    try {
      return functions.call(name, args, command);
    } catch (TemplateException e) {
      throw at(command.offset(), command.text(), e.message());
    }
  }

  private Object operand(Operand operand, Object dot) {
    if (operand instanceof Node.Dot) {
      return dot;
    } else if (operand instanceof Node.Constant constant) {
      return constant.value();
    } else if (operand instanceof Node.Variable variable) {
      return variable(variable.name()).value()[0];
    } else if (operand instanceof Node.Nested nested) {
      return value(nested.pipeline(), dot, true);
    } else if (operand instanceof Node.Field field) {
      Object value = operand(field.base(), dot);
      for (String name : field.names()) {
        value =
            TemplateValues.field(value, name)
                .orElseThrow(
                    () ->
                        at(
                            field.offset(),
                            field.text(),
                            "can't evaluate field " + name + " in type interface {}"));
      }
      return value;
    } else if (operand instanceof Node.Function function) {
      return functions.call(
          function.name(), List.of(), new Command(List.of(operand), function.name(), 0));
    }
    return TemplateValues.NIL;
  }

  private TemplateException at(int offset, String text, String problem) {
    String before = source.substring(0, offset);
    int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
    int column = offset - before.lastIndexOf('\n') - 1;
    return new TemplateException(
        "template: template:"
            + line
            + ":"
            + column
            + ": executing \"template\" at <"
            + text
            + ">: "
            + problem);
  }
}
