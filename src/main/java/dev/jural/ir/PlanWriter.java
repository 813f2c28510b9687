package dev.jural.ir;

import dev.jural.ir.Instr.Override;
import dev.jural.source.SourceText;
import dev.jural.source.Span;
import dev.jural.value.RegoValue;
import dev.jural.value.ValueWriter;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes a policy's plan in a binary form that {@link PlanReader} reads. Both are of one build; the
 * form may change with every build.
 */
@SuppressWarnings("EnumOrdinal") // reader and writer are of one build
public final class PlanWriter {
  private final DataOutputStream out;
  private final ValueWriter values;
  private final Map<SourceText, Integer> sources = new HashMap<>();

  private PlanWriter(DataOutputStream out) {
    this.out = out;
    this.values = new ValueWriter(out);
  }

  /**
   * Writes {@code policy}.
   *
   * @param sources the texts that spans of the plan are of
   */
  public static void write(Policy policy, List<SourceText> sources, DataOutputStream out)
      throws IOException {
    new PlanWriter(out).policy(policy, sources);
  }

  private void policy(Policy policy, List<SourceText> texts) throws IOException {
    out.writeInt(texts.size());
    for (SourceText text : texts) {
      sources.put(text, sources.size());
      values.text(text.name());
      values.text(text.text());
    }
    out.writeInt(policy.constants().size());
    for (RegoValue constant : policy.constants()) {
      values.value(constant);
    }
    out.writeInt(policy.documents().size());
    for (Document document : policy.documents()) {
      document(document);
    }
    node(policy.nodes().get(0));
  }

  private void node(TreeNode node) throws IOException {
    out.writeInt(node.id());
    names(node.path());
    out.writeInt(node.document().orElse(-1));
    out.writeInt(node.children().size());
    for (TreeNode child : node.children()) {
      node(child);
    }
  }

  private void names(List<String> names) throws IOException {
    out.writeInt(names.size());
    for (String name : names) {
      values.text(name);
    }
  }

  private void document(Document document) throws IOException {
    names(document.path());
    out.writeByte(document.kind().ordinal());
    out.writeInt(document.arity());
    out.writeBoolean(document.isOneConstant());
    span(document.span());
    code(document.fallback());
    out.writeInt(document.rules().size());
    for (RulePlan rule : document.rules()) {
      rule(rule);
    }
  }

  private void rule(RulePlan rule) throws IOException {
    out.writeInt(rule.chain().size());
    for (Code code : rule.chain()) {
      code(Optional.of(code));
    }
    code(rule.keyed());
    span(rule.span());
    out.writeInt(rule.conditions().size());
    for (RulePlan.Condition condition : rule.conditions()) {
      out.writeInt(condition.argument());
      ints(condition.path());
      ints(condition.constants());
      out.writeBoolean(condition.arePrefixes());
    }
    ints(rule.firstKey().stream().toList());
  }

  private void code(Optional<Code> code) throws IOException {
    out.writeBoolean(code.isPresent());
    if (code.isPresent()) {
      out.writeInt(code.get().registers());
      out.writeInt(code.get().slots());
      block(code.get().block());
    }
  }

  private void span(Span span) throws IOException {
    out.writeInt(sources.getOrDefault(span.source(), -1));
    out.writeInt(span.start());
    out.writeInt(span.end());
  }

  private void ints(List<Integer> operands) throws IOException {
    out.writeInt(operands.size());
    for (int operand : operands) {
      out.writeInt(operand);
    }
  }

  private void block(Block block) throws IOException {
    out.writeInt(block.instructions().size());
    for (Instr instr : block.instructions()) {
      instr(instr);
    }
  }

  private void op(Opcode opcode, int... operands) throws IOException {
    out.writeByte(opcode.ordinal());
    for (int operand : operands) {
      out.writeInt(operand);
    }
  }

  private void instr(Instr instr) throws IOException {
    if (instr instanceof Instr.Move i) {
      op(Opcode.MOVE, i.dst(), i.src());
    } else if (instr instanceof Instr.MakeArray i) {
      op(Opcode.MAKE_ARRAY, i.dst());
      ints(i.elements());
    } else if (instr instanceof Instr.MakeObject i) {
      op(Opcode.MAKE_OBJECT, i.dst());
      ints(i.keys());
      ints(i.values());
    } else if (instr instanceof Instr.MakeSet i) {
      op(Opcode.MAKE_SET, i.dst());
      ints(i.elements());
    } else if (instr instanceof Instr.Template i) {
      op(Opcode.TEMPLATE, i.dst());
      ints(i.parts());
      ints(i.isExpression().stream().map(is -> is ? 1 : 0).toList());
      span(i.span());
    } else if (instr instanceof Instr.LoadInput i) {
      op(Opcode.LOAD_INPUT, i.dst());
    } else if (instr instanceof Instr.LoadBase i) {
      op(Opcode.LOAD_BASE, i.dst());
      ints(i.path());
    } else if (instr instanceof Instr.LoadTree i) {
      op(Opcode.LOAD_TREE, i.dst(), i.node());
    } else if (instr instanceof Instr.LoadDocument i) {
      op(Opcode.LOAD_DOCUMENT, i.dst(), i.document());
    } else if (instr instanceof Instr.LoadEntry i) {
      op(Opcode.LOAD_ENTRY, i.dst(), i.document(), i.key());
    } else if (instr instanceof Instr.Dot i) {
      op(Opcode.DOT, i.dst(), i.from(), i.key());
    } else if (instr instanceof Instr.DotBase i) {
      op(Opcode.DOT_BASE, i.dst(), i.from(), i.key());
    } else if (instr instanceof Instr.DotPath i) {
      op(Opcode.DOT_PATH, i.dst(), i.from());
      ints(i.keys());
    } else if (instr instanceof Instr.CallFunction i) {
      op(Opcode.CALL_FUNCTION, i.dst(), i.document());
      ints(i.args());
      span(i.span());
    } else if (instr instanceof Instr.CallBuiltin i) {
      op(Opcode.CALL_BUILTIN, i.dst());
      values.text(i.name());
      ints(i.args());
      span(i.span());
    } else {
      test(instr);
    }
  }

  private void test(Instr instr) throws IOException {
    if (instr instanceof Instr.Equal i) {
      op(Opcode.EQUAL, i.left(), i.right());
    } else if (instr instanceof Instr.Compare i) {
      op(Opcode.COMPARE, i.comparison().ordinal(), i.left(), i.right());
    } else if (instr instanceof Instr.IsTrue i) {
      op(Opcode.IS_TRUE, i.value());
    } else if (instr instanceof Instr.IsArray i) {
      op(Opcode.IS_ARRAY, i.value(), i.length());
    } else if (instr instanceof Instr.IsObject i) {
      op(Opcode.IS_OBJECT, i.value(), i.size());
    } else if (instr instanceof Instr.IsCollection i) {
      op(Opcode.IS_COLLECTION, i.value());
    } else if (instr instanceof Instr.IsNoneOf i) {
      op(Opcode.IS_NONE_OF, i.value());
      ints(i.names());
    } else if (instr instanceof Instr.Fail) {
      op(Opcode.FAIL);
    } else if (instr instanceof Instr.Succeed) {
      op(Opcode.SUCCEED);
    } else if (instr instanceof Instr.Return i) {
      op(Opcode.RETURN, i.value(), i.isFinal() ? 1 : 0);
    } else if (instr instanceof Instr.EmitPartial i) {
      op(Opcode.EMIT_PARTIAL, i.value(), i.isElement() ? 1 : 0);
      ints(i.path());
      span(i.span());
    } else if (instr instanceof Instr.Solution i) {
      op(Opcode.SOLUTION);
      ints(i.bindings());
      ints(i.expressions());
    } else {
      loop(instr);
    }
  }

  private void loop(Instr instr) throws IOException {
    if (instr instanceof Instr.Scan i) {
      op(Opcode.SCAN, i.from(), i.key(), i.value());
      block(i.body());
    } else if (instr instanceof Instr.CallRelation i) {
      op(Opcode.CALL_RELATION, i.dst());
      values.text(i.name());
      ints(i.args());
      span(i.span());
      block(i.body());
    } else if (instr instanceof Instr.Not i) {
      op(Opcode.NOT);
      block(i.body());
    } else if (instr instanceof Instr.Collect i) {
      op(Opcode.COLLECT, i.dst(), i.kind().ordinal(), i.slot());
      block(i.body());
    } else if (instr instanceof Instr.EmitElement i) {
      op(Opcode.EMIT_ELEMENT, i.slot(), i.value());
    } else if (instr instanceof Instr.EmitEntry i) {
      op(Opcode.EMIT_ENTRY, i.slot(), i.key(), i.value());
      span(i.span());
    } else if (instr instanceof Instr.Union i) {
      op(Opcode.UNION, i.label(), i.branches().size());
      block(i.next());
      for (Block branch : i.branches()) {
        block(branch);
      }
    } else if (instr instanceof Instr.Yield i) {
      op(Opcode.YIELD, i.label());
    } else if (instr instanceof Instr.With i) {
      op(Opcode.WITH, i.overrides().size());
      for (Override override : i.overrides()) {
        override(override);
      }
      block(i.body());
      span(i.span());
    } else {
      op(Opcode.END_WITH);
      block(((Instr.EndWith) instr).next());
    }
  }

  private void override(Override override) throws IOException {
    if (override instanceof Override.OfInput change) {
      out.writeByte(0);
      ints(change.path());
      out.writeInt(change.value());
    } else if (override instanceof Override.OfData change) {
      out.writeByte(1);
      ints(change.path());
      out.writeInt(change.value());
    } else {
      Override.OfFunction change = (Override.OfFunction) override;
      out.writeByte(2);
      values.text(change.name());
      ints(new ArrayList<>(change.value().stream().toList()));
      names(change.function().stream().toList());
    }
  }
}
