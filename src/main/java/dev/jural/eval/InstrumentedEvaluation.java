package dev.jural.eval;

import dev.jural.builtin.BuiltinContext;
import dev.jural.eval.Program.Body;
import dev.jural.eval.Program.DocumentProgram;
import dev.jural.eval.Program.RuleProgram;
import dev.jural.eval.ReadLog.Place;
import dev.jural.ir.Document;
import dev.jural.ir.Instr;
import dev.jural.ir.TreeNode;
import dev.jural.trace.FailedExpression;
import dev.jural.trace.ReadListener;
import dev.jural.trace.RuleTrace;
import dev.jural.trace.StepListener;
import dev.jural.trace.TraceListener;
import dev.jural.value.RegoObject;
import dev.jural.value.RegoSet;
import dev.jural.value.RegoValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An InstrumentedEvaluation is one that notes what its rules gave and what they read. It runs a
 * program whose bodies hold {@link InstrumentSteps}. Used by one thread.
 */
final class InstrumentedEvaluation extends Evaluation {
  private final Optional<TraceListener> trace;
  private final Optional<StepListener> steps;
  private final ReadLog reads;

  /** What documents, entries and calls rest on. */
  private final Map<Asked, List<Place>> known = new HashMap<>();

  private Progress progress = new Progress();
  private Capture capture;
  private List<FailedExpression> failures = new ArrayList<>();
  private int depth = -1;

  /** What is being evaluated; none in the query. */
  private @Nullable Activation active;

  /** A document and one of its rules; -1 for its default. */
  private record Activation(DocumentProgram document, int rule) {}

  /** A document, or the entry or call of one, that was asked for in a scope. */
  private record Asked(Scope scope, int document, List<RegoValue> arguments) {}

  InstrumentedEvaluation(
      Program program,
      BuiltinContext builtins,
      Budget budget,
      boolean isStrict,
      Optional<TraceListener> trace,
      Optional<StepListener> steps,
      ReadLog reads) {
    super(program, builtins, budget, isStrict);
    this.trace = trace;
    this.steps = steps;
    this.reads = reads;
    this.capture = new Capture(reads);
  }

  ReadLog reads() {
    return reads;
  }

  Capture capture() {
    return capture;
  }

  /** A Capture is what the results of one document rest on. */
  static final class Capture {
    private final ReadLog reads;
    private final int start;
    private List<Place> result = List.of();
    private final List<Place> failed = new ArrayList<>();
    private final Map<RegoValue, List<Place>> entries = new HashMap<>();

    Capture(ReadLog reads) {
      this.reads = reads;
      this.start = reads.size();
    }

    /** The document has a value; by default only, it rests on what its rules failed on. */
    void result() {
      List<Place> own = reads.since(start);
      result = own.isEmpty() ? List.copyOf(failed) : own;
    }

    /** The document has an entry, or a further value under its key. */
    void entry(RegoValue key) {
      entries.putIfAbsent(key, reads.since(start));
    }

    private void failed(int from) {
      if (failed.size() < ReadLog.MOST_OF_ONE_RESULT) {
        failed.addAll(reads.since(from));
      }
    }
  }

  // ---- documents

  @Override
  RegoValue document(int id, Scope scope) {
    RegoValue value = super.document(id, scope);
    reads.append(known.getOrDefault(new Asked(scope, id, List.of()), List.of()));
    return value;
  }

  @Override
  RegoValue evaluate(DocumentProgram document, Scope scope) {
    Capture outer = begin();
    Activation outside = active;
    active = new Activation(document, -1);
    RegoValue value = super.evaluate(document, scope);
    active = outside;
    Capture own = end(outer);
    reads.keep(value, own.entries);
    known.put(
        new Asked(scope, document.source().id(), List.of()),
        value == Step.UNDEFINED ? own.failed : own.result);
    return value;
  }

  @Override
  RegoValue entry(int id, RegoValue key, Scope scope) {
    RegoValue whole = scope.known(id);
    if (whole != null) {
      reads.read(whole, key);
    }
    RegoValue value = super.entry(id, key, scope);
    reads.append(known.getOrDefault(new Asked(scope, id, List.of(key)), List.of()));
    return value;
  }

  @Override
  RegoValue evaluateEntry(DocumentProgram document, RegoValue key, Scope scope) {
    Capture outer = begin();
    RegoValue value = super.evaluateEntry(document, key, scope);
    Capture own = end(outer);
    known.put(
        new Asked(scope, document.source().id(), List.of(key)),
        own.entries.getOrDefault(key, own.failed));
    return value;
  }

  @Override
  RegoValue call(int id, RegoValue[] args, Scope scope) {
    RegoValue value = super.call(id, args, scope);
    reads.append(known.getOrDefault(new Asked(scope, id, List.of(args)), List.of()));
    return value;
  }

  @Override
  RegoValue apply(DocumentProgram function, Scope scope, RegoValue[] args) {
    Capture outer = begin();
    Activation outside = active;
    active = new Activation(function, -1);
    RegoValue value = super.apply(function, scope, args);
    active = outside;
    Capture own = end(outer);
    known.put(
        new Asked(scope, function.source().id(), List.of(args)),
        value == Step.UNDEFINED ? own.failed : own.result);
    return value;
  }

  private Capture begin() {
    Capture outer = capture;
    capture = new Capture(reads);
    depth++;
    return outer;
  }

  private Capture end(Capture outer) {
    Capture own = capture;
    capture = outer;
    reads.rewind(own.start);
    depth--;
    return own;
  }

  // ---- rules

  @Override
  int @Nullable [] candidates(Optional<RuleIndex> index, Scope scope, RegoValue[] args) {
    return trace.isPresent() ? null : super.candidates(index, scope, args);
  }

  @Override
  RegoValue rule(DocumentProgram document, int rule, Scope scope, RegoValue[] args) {
    List<FailedExpression> outer = failures;
    Activation outside = enter(document, rule);
    RegoValue value = super.rule(document, rule, scope, args);
    active = outside;
    tell(document, rule, List.of(args), value);
    failures = outer;
    return value;
  }

  @Override
  boolean emit(
      DocumentProgram document,
      int rule,
      @Nullable RegoValue key,
      PartialBuilder builder,
      Scope scope) {
    List<FailedExpression> outer = failures;
    Activation outside = enter(document, rule);
    boolean isDefined = super.emit(document, rule, key, builder, scope);
    active = outside;
    tell(
        document,
        rule,
        key == null ? List.of() : List.of(key),
        isDefined ? dev.jural.value.RegoBoolean.TRUE : Step.UNDEFINED);
    failures = outer;
    return isDefined;
  }

  /** Begins a rule, and gives what was active before. */
  private @Nullable Activation enter(DocumentProgram document, int rule) {
    Activation outside = active;
    active = new Activation(document, rule);
    failures = new ArrayList<>();
    if (steps.isPresent()) {
      Document source = document.source();
      steps.get().entered(source.name(), source.rules().get(rule).span(), depth);
    }
    return outside;
  }

  private void tell(DocumentProgram document, int rule, List<RegoValue> args, RegoValue value) {
    if (trace.isEmpty()) {
      return;
    }
    Document source = document.source();
    trace
        .get()
        .evaluated(
            new RuleTrace(
                source.name(),
                source.rules().get(rule).span(),
                depth,
                args,
                value == Step.UNDEFINED ? Optional.empty() : Optional.of(value),
                failures));
  }

  @Override
  void run(Body body, Frame frame) {
    Progress outer = progress;
    progress = new Progress();
    int start = reads.size();
    super.run(body, frame);
    Activation its = active;
    if (frame.result == Step.UNDEFINED) {
      Optional<FailedExpression> failure = progress.failure(frame);
      failure.ifPresent(failures::add);
      capture.failed(start);
      if (steps.isPresent() && failure.isPresent()) {
        String document = its == null ? "" : its.document().source().name();
        steps.get().failed(document, failure.get(), depth);
      }
    } else if (steps.isPresent() && its != null) {
      left(its, body, steps.get());
    }
    reads.rewind(start);
    progress = outer;
  }

  private void left(Activation its, Body body, StepListener listener) {
    Document source = its.document().source();
    if (its.rule() < 0) {
      listener.left(source.name(), source.span(), -1, depth);
      return;
    }
    RuleProgram bodies = its.document().rules()[its.rule()];
    int branch = Math.max(0, Arrays.asList(bodies.chain()).indexOf(body));
    listener.left(source.name(), source.rules().get(its.rule()).span(), branch, depth);
  }

  /** Notes that the expression behind {@code mark} begins. */
  void reached(int index, Instr.Mark mark, Frame frame) {
    if (mark.isOuter()) {
      progress.reached(index, mark, frame);
    }
    if (steps.isPresent()) {
      steps.get().evaluating(mark.expression(), depth, () -> Progress.variables(mark, frame));
    }
  }

  // ---- what results rest on

  /** Tells what the results of a document that was evaluated in {@code scope} rest on. */
  void report(
      String document, List<String> path, RegoValue value, Scope scope, ReadListener listener) {
    Optional<Document> source =
        nodeAt(path).flatMap(TreeNode::document).map(id -> program.source(id));
    if (source.isEmpty()) {
      return;
    }
    boolean isSet = source.get().kind() == Document.Kind.PARTIAL_SET;
    if (isSet && value instanceof RegoSet set) {
      for (int i = 0; i < set.size(); i++) {
        reportEntry(document, value, set.elementAt(i), listener);
      }
    } else if (source.get().kind() == Document.Kind.PARTIAL_OBJECT
        && value instanceof RegoObject object) {
      for (int i = 0; i < object.size(); i++) {
        reportEntry(document, value, object.keyAt(i), listener);
      }
    } else {
      Asked asked = new Asked(scope, source.get().id(), List.of());
      listener.result(document, value, ReadLog.narrowest(known.getOrDefault(asked, List.of())));
    }
  }

  private void reportEntry(
      String document, RegoValue whole, RegoValue entry, ReadListener listener) {
    int start = reads.size();
    reads.read(whole, entry);
    listener.result(document, entry, ReadLog.narrowest(reads.since(start)));
    reads.rewind(start);
  }
}
