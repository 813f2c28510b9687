package dev.jural.engine;

import dev.jural.builtin.BuiltinTable;
import dev.jural.eval.Planner;
import dev.jural.eval.Program;
import dev.jural.ir.PlanReader;
import dev.jural.ir.PlanWriter;
import dev.jural.source.Location;
import dev.jural.source.SourceText;
import dev.jural.value.RegoObject;
import dev.jural.value.ValueReader;
import dev.jural.value.ValueWriter;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * An EngineImage is compiled policies with their base data in a file, so that a program that always
 * runs the same policies need not compile them at every start. Written and read by the same build.
 */
public final class EngineImage {
  private final PlanReader.Read plan;
  private final List<RuleInfo> rules;
  private final List<String> dataReads;
  private final RegoObject data;

  private EngineImage(
      PlanReader.Read plan, List<RuleInfo> rules, List<String> dataReads, RegoObject data) {
    this.plan = plan;
    this.rules = rules;
    this.dataReads = dataReads;
    this.data = data;
  }

  /** Writes an engine that {@link Engine.Builder#build()} made. */
  public static void write(Engine engine, OutputStream target) throws IOException {
    if (!(engine instanceof CompiledEngine compiled)) {
      throw new IllegalArgumentException("only an engine that was compiled can be written");
    }
    DataOutputStream out = new DataOutputStream(target);
    ValueWriter values = new ValueWriter(out);
    PlanWriter.write(compiled.plan(), compiled.sources(), out);
    values.value(engine.data());
    texts(values, out, compiled.dataReads());
    List<RuleInfo> rules = engine.rules();
    out.writeInt(rules.size());
    for (RuleInfo rule : rules) {
      values.text(rule.path());
      values.text(rule.packagePath());
      values.text(rule.name());
      values.text(rule.location().file());
      out.writeInt(rule.location().line());
      out.writeInt(rule.location().column());
      out.writeBoolean(rule.isFunction());
      texts(values, out, rule.inputPaths());
      out.writeInt(rule.annotations().size());
      for (RegoObject annotation : rule.annotations()) {
        values.value(annotation);
      }
    }
    out.flush();
  }

  private static void texts(ValueWriter values, DataOutputStream out, List<String> texts)
      throws IOException {
    out.writeInt(texts.size());
    for (String text : texts) {
      values.text(text);
    }
  }

  /** Reads an image. */
  public static EngineImage read(InputStream source) throws IOException {
    DataInputStream in = new DataInputStream(source);
    ValueReader values = new ValueReader(in);
    PlanReader.Read plan = PlanReader.read(in);
    RegoObject data = (RegoObject) values.value();
    List<String> dataReads = texts(values, in);
    List<RuleInfo> rules = new ArrayList<>();
    for (int i = in.readInt(); i > 0; i--) {
      rules.add(rule(values, in));
    }
    return new EngineImage(plan, rules, dataReads, data);
  }

  private static RuleInfo rule(ValueReader values, DataInputStream in) throws IOException {
    String path = values.text();
    String packagePath = values.text();
    String name = values.text();
    Location location = new Location(values.text(), in.readInt(), in.readInt());
    boolean isFunction = in.readBoolean();
    List<String> inputPaths = texts(values, in);
    List<RegoObject> annotations = new ArrayList<>();
    for (int i = in.readInt(); i > 0; i--) {
      annotations.add((RegoObject) values.value());
    }
    return new RuleInfo(path, packagePath, name, location, annotations, isFunction, inputPaths);
  }

  private static List<String> texts(ValueReader values, DataInputStream in) throws IOException {
    List<String> texts = new ArrayList<>();
    for (int i = in.readInt(); i > 0; i--) {
      texts.add(values.text());
    }
    return texts;
  }

  /** The base data that was written with the policies. */
  public RegoObject data() {
    return data;
  }

  /** The sources of the policies. */
  public List<SourceText> sources() {
    return plan.sources();
  }

  /**
   * An engine over the policies of the image, with the limits and world of {@code builder}, over
   * {@code newData}.
   */
  Engine engine(BuiltinTable builtins, Runtime runtime, RegoObject newData) {
    Program program = new Planner(builtins).plan(plan.policy());
    return new ImageEngine(
        new ImageEngine.Parts(program, runtime, builtins, rules, dataReads, plan.sources()),
        newData);
  }
}
