package dev.jural.ir;

import dev.jural.ir.Instr.Collection;
import dev.jural.ir.Instr.Comparison;
import dev.jural.ir.Instr.Override;
import dev.jural.source.SourceText;
import dev.jural.source.Span;
import dev.jural.value.RegoValue;
import dev.jural.value.ValueReader;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads plans that {@link PlanWriter} wrote. */
@SuppressWarnings("EnumOrdinal") // reader and writer are of one build
public final class PlanReader {
  private static final Opcode[] OPCODES = Opcode.values();

  private final DataInputStream in;
  private final ValueReader values;
  private final List<SourceText> sources = new ArrayList<>();
  private final List<TreeNode> nodes = new ArrayList<>();

  private PlanReader(DataInputStream in) {
    this.in = in;
    this.values = new ValueReader(in);
  }

  /**
   * A Read is a plan with the texts that its spans are of.
   *
   * @param policy the plan
   * @param sources the texts
   */
  public record Read(Policy policy, List<SourceText> sources) {}

  /** Reads a plan. */
  public static Read read(DataInputStream in) throws IOException {
    PlanReader reader = new PlanReader(in);
    Policy policy = reader.policy();
    return new Read(policy, reader.sources);
  }

  private Policy policy() throws IOException {
    for (int i = in.readInt(); i > 0; i--) {
      sources.add(SourceText.of(values.text(), values.text()));
    }
    List<RegoValue> constants = new ArrayList<>();
    for (int i = in.readInt(); i > 0; i--) {
      constants.add(values.value());
    }
    List<Document> documents = new ArrayList<>();
    int count = in.readInt();
    for (int id = 0; id < count; id++) {
      documents.add(document(id));
    }
    node();
    return new Policy(constants, documents, nodes);
  }

  private TreeNode node() throws IOException {
    int id = in.readInt();
    List<String> path = names();
    int document = in.readInt();
    TreeNode open = new TreeNode(id, path, List.of(), Optional.empty());
    while (nodes.size() <= id) {
      nodes.add(open);
    }
    List<TreeNode> children = new ArrayList<>();
    for (int i = in.readInt(); i > 0; i--) {
      children.add(node());
    }
    TreeNode made =
        new TreeNode(id, path, children, document < 0 ? Optional.empty() : Optional.of(document));
    nodes.set(id, made);
    return made;
  }

  private List<String> names() throws IOException {
    List<String> names = new ArrayList<>();
    for (int i = in.readInt(); i > 0; i--) {
      names.add(values.text());
    }
    return names;
  }

  private Document document(int id) throws IOException {
    List<String> path = names();
    Document.Kind kind = Document.Kind.values()[in.readByte()];
    int arity = in.readInt();
    boolean isOneConstant = in.readBoolean();
    Span span = span();
    Optional<Code> fallback = code();
    List<RulePlan> rules = new ArrayList<>();
    for (int i = in.readInt(); i > 0; i--) {
      rules.add(rule());
    }
    return new Document(id, path, kind, arity, rules, fallback, isOneConstant, span);
  }

  private RulePlan rule() throws IOException {
    List<Code> chain = new ArrayList<>();
    for (int i = in.readInt(); i > 0; i--) {
      chain.add(code().orElseThrow(() -> new IOException("no code")));
    }
    Optional<Code> keyed = code();
    Span span = span();
    List<RulePlan.Condition> conditions = new ArrayList<>();
    for (int i = in.readInt(); i > 0; i--) {
      conditions.add(new RulePlan.Condition(in.readInt(), ints(), ints(), in.readBoolean()));
    }
    return new RulePlan(chain, keyed, span, conditions, ints().stream().findFirst());
  }

  private Optional<Code> code() throws IOException {
    if (!in.readBoolean()) {
      return Optional.empty();
    }
    int registers = in.readInt();
    int slots = in.readInt();
    return Optional.of(new Code(block(), registers, slots));
  }

  private Span span() throws IOException {
    int source = in.readInt();
    int start = in.readInt();
    int end = in.readInt();
    return source < 0 ? Span.NONE : new Span(sources.get(source), start, end);
  }

  private List<Integer> ints() throws IOException {
    int size = in.readInt();
    List<Integer> operands = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      operands.add(in.readInt());
    }
    return operands;
  }

  private Block block() throws IOException {
    int size = in.readInt();
    List<Instr> instructions = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      instructions.add(instr(OPCODES[in.readByte()]));
    }
    return new Block(instructions);
  }

  private Instr instr(Opcode opcode) throws IOException {
    return switch (opcode) {
      case MOVE -> new Instr.Move(in.readInt(), in.readInt());
      case MAKE_ARRAY -> new Instr.MakeArray(in.readInt(), ints());
      case MAKE_OBJECT -> new Instr.MakeObject(in.readInt(), ints(), ints());
      case MAKE_SET -> new Instr.MakeSet(in.readInt(), ints());
      case TEMPLATE ->
          new Instr.Template(
              in.readInt(), ints(), ints().stream().map(is -> is == 1).toList(), span());
      case LOAD_INPUT -> new Instr.LoadInput(in.readInt());
      case LOAD_BASE -> new Instr.LoadBase(in.readInt(), ints());
      case LOAD_TREE -> new Instr.LoadTree(in.readInt(), in.readInt());
      case LOAD_DOCUMENT -> new Instr.LoadDocument(in.readInt(), in.readInt());
      case LOAD_ENTRY -> new Instr.LoadEntry(in.readInt(), in.readInt(), in.readInt());
      case DOT -> new Instr.Dot(in.readInt(), in.readInt(), in.readInt());
      case DOT_BASE -> new Instr.DotBase(in.readInt(), in.readInt(), in.readInt());
      case DOT_PATH -> new Instr.DotPath(in.readInt(), in.readInt(), ints());
      case CALL_FUNCTION -> new Instr.CallFunction(in.readInt(), in.readInt(), ints(), span());
      case CALL_BUILTIN -> new Instr.CallBuiltin(in.readInt(), values.text(), ints(), span());
      case EQUAL -> new Instr.Equal(in.readInt(), in.readInt());
      case COMPARE ->
          new Instr.Compare(Comparison.values()[in.readInt()], in.readInt(), in.readInt());
      case IS_TRUE -> new Instr.IsTrue(in.readInt());
      case IS_ARRAY -> new Instr.IsArray(in.readInt(), in.readInt());
      case IS_OBJECT -> new Instr.IsObject(in.readInt(), in.readInt());
      case IS_COLLECTION -> new Instr.IsCollection(in.readInt());
      case IS_NONE_OF -> new Instr.IsNoneOf(in.readInt(), ints());
      case FAIL -> new Instr.Fail();
      case SUCCEED -> new Instr.Succeed();
      case RETURN -> new Instr.Return(in.readInt(), in.readInt() == 1);
      case EMIT_PARTIAL -> emitPartial(in.readInt(), in.readInt() == 1);
      case SOLUTION -> new Instr.Solution(ints(), ints());
      case SCAN -> new Instr.Scan(in.readInt(), in.readInt(), in.readInt(), block());
      case CALL_RELATION -> relation(in.readInt(), values.text());
      case NOT -> new Instr.Not(block());
      case COLLECT ->
          new Instr.Collect(in.readInt(), Collection.values()[in.readInt()], in.readInt(), block());
      case EMIT_ELEMENT -> new Instr.EmitElement(in.readInt(), in.readInt());
      case EMIT_ENTRY -> new Instr.EmitEntry(in.readInt(), in.readInt(), in.readInt(), span());
      case UNION -> union(in.readInt(), in.readInt());
      case YIELD -> new Instr.Yield(in.readInt());
      case WITH -> with(in.readInt());
      case END_WITH -> new Instr.EndWith(block());
    };
  }

  private Instr emitPartial(int value, boolean isElement) throws IOException {
    List<Integer> path = ints();
    return new Instr.EmitPartial(path, value, isElement, span());
  }

  private Instr relation(int dst, String name) throws IOException {
    List<Integer> args = ints();
    Span span = span();
    return new Instr.CallRelation(dst, name, args, block(), span);
  }

  private Instr union(int label, int count) throws IOException {
    Block next = block();
    List<Block> branches = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      branches.add(block());
    }
    return new Instr.Union(branches, label, next);
  }

  private Instr with(int count) throws IOException {
    List<Override> overrides = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      overrides.add(override());
    }
    Block body = block();
    return new Instr.With(overrides, body, span());
  }

  private Override override() throws IOException {
    int kind = in.readByte();
    if (kind == 2) {
      String name = values.text();
      List<Integer> value = ints();
      List<String> function = names();
      return new Override.OfFunction(
          name, value.stream().findFirst(), function.stream().findFirst());
    }
    List<Integer> path = ints();
    int value = in.readInt();
    return kind == 0 ? new Override.OfInput(path, value) : new Override.OfData(path, value);
  }
}
