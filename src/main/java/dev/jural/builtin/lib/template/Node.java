package dev.jural.builtin.lib.template;

import java.util.List;
import java.util.Optional;

/** A Node is one piece of a template. */
sealed interface Node {
  /** Text that is copied. */
  record Text(String text) implements Node {}

  /** An action whose value is printed, unless it sets variables. */
  record Action(Pipeline pipeline) implements Node {}

  /** {@code if} or {@code with}. */
  record Branch(boolean isWith, Pipeline pipeline, List<Node> body, List<Node> otherwise)
      implements Node {
    public Branch {
      body = List.copyOf(body);
      otherwise = List.copyOf(otherwise);
    }
  }

  /** {@code range}. */
  record Range(Pipeline pipeline, List<Node> body, List<Node> otherwise) implements Node {
    public Range {
      body = List.copyOf(body);
      otherwise = List.copyOf(otherwise);
    }
  }

  /** {@code template}, and the use that {@code block} makes of itself. */
  record Call(String name, Optional<Pipeline> pipeline, String text, int offset) implements Node {}

  /** {@code break} or {@code continue}. */
  record Jump(boolean isBreak) implements Node {}

  /**
   * A Pipeline is commands, each of which gives its value to the next.
   *
   * @param variables what it sets, of which {@code range} takes two
   * @param declares whether the variables are new
   */
  record Pipeline(List<String> variables, boolean declares, List<Command> commands) {
    public Pipeline {
      variables = List.copyOf(variables);
      commands = List.copyOf(commands);
    }
  }

  /** A Command is a value, or a function with its arguments. */
  record Command(List<Operand> operands, String text, int offset) {
    public Command {
      operands = List.copyOf(operands);
    }
  }

  /** An Operand is one word of a command. */
  sealed interface Operand {}

  /** The dot, a variable or a pipeline in brackets, and the fields that follow it. */
  record Field(Operand base, List<String> names, String text, int offset) implements Operand {
    public Field {
      names = List.copyOf(names);
    }
  }

  /** The dot. */
  record Dot() implements Operand {}

  /** A variable. */
  record Variable(String name) implements Operand {}

  /** A constant: String, Long, Double, Boolean. */
  record Constant(Object value) implements Operand {}

  /** {@code nil}. */
  record Nil() implements Operand {}

  /** A function. */
  record Function(String name) implements Operand {}

  /** A pipeline in brackets. */
  record Nested(Pipeline pipeline) implements Operand {}
}
