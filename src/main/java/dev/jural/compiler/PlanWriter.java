package dev.jural.compiler;

import dev.jural.ir.Block;
import dev.jural.ir.Code;
import dev.jural.ir.Instr;
import dev.jural.source.Span;
import dev.jural.value.RegoValue;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A PlanWriter writes the code of one body: it hands out registers, knows which variable is where,
 * and nests blocks.
 *
 * <p>A loop's block holds the rest of the body, so entering one is not undone before the body ends:
 * see {@link #enter}.
 */
final class PlanWriter {
  /** More parts of an expression than this are of no use to a reader. */
  private static final int MOST_PARTS = 16;

  private final ConstantPool constants;
  private List<Instr> current = new ArrayList<>();
  private Deque<Open> open = new ArrayDeque<>();
  private Map<String, Integer> variables = new HashMap<>();
  private int registers;
  private int slots;
  private int labels;

  private @Nullable OpenMark mark;
  private int depth;

  /** A mark whose expression is being planned. */
  private record OpenMark(
      List<Instr> block, int index, int firstRegister, Span span, List<Instr.Mark.Part> parts) {}

  /** A block that was begun: where its instruction goes, and how it is made. */
  private record Open(List<Instr> outer, Function<Block, Instr> close) {}

  /** A writer of a body whose first {@code arguments} registers are filled by the caller. */
  PlanWriter(ConstantPool constants, int arguments) {
    this.constants = constants;
    this.registers = arguments;
  }

  int register() {
    return registers++;
  }

  int slot() {
    return slots++;
  }

  int label() {
    return labels++;
  }

  int constant(RegoValue value) {
    return constants.operand(value);
  }

  void emit(Instr instr) {
    current.add(instr);
  }

  /** Plans one expression, or the value of the head, behind a mark. */
  int marked(Span span, IntSupplier content) {
    OpenMark outer = mark;
    OpenMark own = new OpenMark(current, current.size(), registers, span, new ArrayList<>());
    List<Instr.Mark.Variable> bound = new ArrayList<>();
    variables.forEach(
        (name, operand) -> {
          if (LocalRewriter.isNamed(name)) {
            bound.add(new Instr.Mark.Variable(LocalRewriter.original(name), operand));
          }
        });
    current.add(new Instr.Mark(depth == 0, span, List.of(), List.of()));
    mark = own;
    int value = content.getAsInt();
    mark = outer;
    own.block().set(own.index(), new Instr.Mark(depth == 0, span, bound, own.parts()));
    return value;
  }

  /** Notes that {@code operand} has the value of {@code term}, for the mark around. */
  void note(Span term, int operand) {
    OpenMark around = mark;
    if (around != null && term != Span.NONE && around.parts().size() < MOST_PARTS) {
      around.parts().add(new Instr.Mark.Part(term, operand, operand >= around.firstRegister()));
    }
  }

  /** Makes {@code variable} stand for {@code operand} from here on. */
  void bind(String variable, int operand) {
    variables.put(variable, operand);
  }

  /** Where {@code variable} is, if it is bound. */
  Optional<Integer> operand(String variable) {
    return Optional.ofNullable(variables.get(variable));
  }

  boolean isBound(String variable) {
    return variables.containsKey(variable);
  }

  /**
   * Begins a block that holds all that is written from here on; {@code close} makes its instruction
   * in the end.
   */
  void enter(Function<Block, Instr> close) {
    open.push(new Open(current, close));
    current = new ArrayList<>();
  }

  /** Writes a block of its own; variables bound in it are not bound after it. */
  Block nested(Runnable content) {
    List<Instr> outer = current;
    Deque<Open> outerOpen = open;
    Map<String, Integer> outerVariables = variables;
    OpenMark outerMark = mark;
    mark = null;
    depth++;
    current = new ArrayList<>();
    open = new ArrayDeque<>();
    variables = new HashMap<>(outerVariables);
    content.run();
    Block block = finish();
    current = outer;
    open = outerOpen;
    variables = outerVariables;
    mark = outerMark;
    depth--;
    return block;
  }

  /** Writes blocks of which one runs at a time, so that they use the same registers. */
  List<Block> alternatives(List<Runnable> contents) {
    List<Block> blocks = new ArrayList<>();
    int first = registers;
    int most = registers;
    for (Runnable content : contents) {
      registers = first;
      blocks.add(nested(content));
      most = Math.max(most, registers);
    }
    registers = most;
    return blocks;
  }

  private Block finish() {
    while (!open.isEmpty()) {
      Open begun = open.pop();
      Instr instr = begun.close().apply(new Block(current));
      current = begun.outer();
      current.add(instr);
    }
    return new Block(current);
  }

  /** Ends the body. */
  Code code() {
    return new Code(finish(), registers, slots);
  }
}
