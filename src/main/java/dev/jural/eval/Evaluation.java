package dev.jural.eval;

import dev.jural.builtin.BuiltinContext;
import dev.jural.builtin.BuiltinException;
import dev.jural.builtin.Undefined;
import dev.jural.eval.Program.Body;
import dev.jural.eval.Program.DocumentProgram;
import dev.jural.eval.Program.RuleProgram;
import dev.jural.ir.Document;
import dev.jural.ir.TreeNode;
import dev.jural.source.Diagnostic;
import dev.jural.source.ErrorCode;
import dev.jural.source.RegoException;
import dev.jural.source.Span;
import dev.jural.value.RegoObject;
import dev.jural.value.RegoString;
import dev.jural.value.RegoValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** An Evaluation runs one query against one input. Used by one thread. */
class Evaluation {
  private static final RegoValue UNDEFINED = Undefined.VALUE;
  private static final RegoValue[] NO_ARGS = new RegoValue[0];

  /** So many levels fit the smallest stack that a thread is likely to have. */
  private static final int LEVELS_OF_ONE_STACK = 100;

  final Program program;
  final BuiltinContext builtins;
  final Budget budget;
  final boolean isStrict;

  /** The solutions of the query so far. */
  final List<QueryProgram.Row> solutions = new ArrayList<>();

  Evaluation(Program program, BuiltinContext builtins, Budget budget, boolean isStrict) {
    this.program = program;
    this.builtins = builtins;
    this.budget = budget;
    this.isStrict = isStrict;
  }

  // ---- documents

  /** The value of a virtual document, or undefined. */
  RegoValue document(int id, Scope scope) {
    RegoValue known = scope.known(id);
    if (known == null) {
      known =
          leave(
              isDeep()
                  ? onDeepStack(() -> evaluate(program.document(id), scope))
                  : evaluate(program.document(id), scope));
      scope.keep(id, known);
    }
    return known;
  }

  /** Goes one level deeper; whether the stack of this thread may be too small for more. */
  private boolean isDeep() {
    return budget.enter() == LEVELS_OF_ONE_STACK;
  }

  private RegoValue onDeepStack(Supplier<RegoValue> work) {
    budget.handOver();
    RegoValue value = DeepStack.run(work);
    budget.handOver();
    return value;
  }

  private RegoValue leave(RegoValue value) {
    budget.leave();
    return value == UNDEFINED ? value : budget.fit(value);
  }

  RegoValue evaluate(DocumentProgram document, Scope scope) {
    budget.step();
    if (!scope.hidden.isEmpty() && scope.hides(document.path())) {
      return base(scope, document.path());
    }
    return switch (document.kind()) {
      case COMPLETE -> complete(document, scope, NO_ARGS);
      case FUNCTION -> UNDEFINED;
      case PARTIAL_SET, PARTIAL_OBJECT -> partial(document, scope);
    };
  }

  private RegoValue complete(DocumentProgram document, Scope scope, RegoValue[] args) {
    RegoValue result = UNDEFINED;
    int[] candidates = candidates(document.index(), scope, args);
    int count = candidates == null ? document.rules().length : candidates.length;
    for (int i = 0; i < count; i++) {
      int its = candidates == null ? i : candidates[i];
      RegoValue value = rule(document, its, scope, args);
      if (value == UNDEFINED) {
        continue;
      }
      if (result == UNDEFINED) {
        result = value;
        if (document.source().isOneConstant()) {
          break;
        }
      } else if (!result.equals(value)) {
        throw conflict(document, document.source().rules().get(its).span());
      }
    }
    if (result == UNDEFINED && document.fallback().isPresent()) {
      result = run(document.fallback().get(), scope, args);
    }
    return result;
  }

  /**
   * The rules that an index leaves; null for all of them. What it knows of functions holds only as
   * long as they are not replaced, and with strict errors a rule that cannot hold may still fail.
   */
  int @Nullable [] candidates(Optional<RuleIndex> index, Scope scope, RegoValue[] args) {
    return index.isEmpty() || !scope.mocks.isEmpty() || isStrict
        ? null
        : index.get().candidates(scope.input, args);
  }

  static RegoException conflict(DocumentProgram document, Span span) {
    String message =
        document.kind() == Document.Kind.FUNCTION
            ? "functions must not produce multiple outputs for same inputs"
            : "complete rules must not produce multiple outputs";
    return new RegoException(Diagnostic.error(ErrorCode.EVAL_CONFLICT, message, span));
  }

  /** The value that a rule gives, or undefined. */
  RegoValue rule(DocumentProgram document, int rule, Scope scope, RegoValue[] args) {
    for (Body body : document.rules()[rule].chain()) {
      RegoValue value = run(body, scope, args);
      if (value != UNDEFINED) {
        return value;
      }
    }
    return UNDEFINED;
  }

  private RegoValue run(Body body, Scope scope, RegoValue[] args) {
    Frame frame = new Frame(this, scope, body);
    System.arraycopy(args, 0, frame.registers, 0, args.length);
    run(body, frame);
    return frame.result;
  }

  /** Runs a body. */
  void run(Body body, Frame frame) {
    body.steps().run(frame);
  }

  private RegoValue partial(DocumentProgram document, Scope scope) {
    PartialBuilder builder = new PartialBuilder();
    int[] candidates = candidates(document.index(), scope, NO_ARGS);
    int count = candidates == null ? document.rules().length : candidates.length;
    for (int i = 0; i < count; i++) {
      emit(document, candidates == null ? i : candidates[i], null, builder, scope);
    }
    return builder.build(document.kind() == Document.Kind.PARTIAL_SET);
  }

  /**
   * Runs the bodies of a partial rule until one gives an entry; only what is under {@code key} is
   * needed, if there is one. Whether there was an entry.
   */
  boolean emit(
      DocumentProgram document,
      int rule,
      @Nullable RegoValue key,
      PartialBuilder builder,
      Scope scope) {
    RuleProgram bodies = document.rules()[rule];
    if (key != null && bodies.keyed().isPresent()) {
      Frame frame = new Frame(this, scope, bodies.keyed().get());
      frame.partial = builder;
      frame.registers[0] = key;
      run(bodies.keyed().get(), frame);
      return frame.result != UNDEFINED;
    }
    for (Body body : bodies.chain()) {
      Frame frame = new Frame(this, scope, body);
      frame.partial = builder;
      run(body, frame);
      if (frame.result != UNDEFINED) {
        return true;
      }
    }
    return false;
  }

  /** What a partial rule has under {@code key}, or undefined. */
  RegoValue entry(int id, RegoValue key, Scope scope) {
    RegoValue whole = scope.known(id);
    if (whole != null) {
      return Step.lookup(whole, key);
    }
    DocumentProgram document = program.document(id);
    if (!scope.hidden.isEmpty() && scope.hides(document.path())) {
      return Step.lookup(document(id, scope), key);
    }
    Map<Object, RegoValue> entries = scope.entries(id);
    RegoValue known = entries.get(key);
    if (known == null) {
      known =
          leave(
              isDeep()
                  ? onDeepStack(() -> evaluateEntry(document, key, scope))
                  : evaluateEntry(document, key, scope));
      entries.put(key, known);
    }
    return known;
  }

  RegoValue evaluateEntry(DocumentProgram document, RegoValue key, Scope scope) {
    budget.step();
    PartialBuilder builder = new PartialBuilder();
    int[] candidates = candidates(document.keyIndex(), scope, new RegoValue[] {key});
    int count = candidates == null ? document.rules().length : candidates.length;
    for (int i = 0; i < count; i++) {
      emit(document, candidates == null ? i : candidates[i], key, builder, scope);
    }
    return builder.buildEntry(key);
  }

  // ---- functions

  /** The result of a function of the policy, or undefined. */
  RegoValue call(int id, RegoValue[] args, Scope scope) {
    DocumentProgram function = program.document(id);
    Scope.Mock mock = scope.mock(function.source().name());
    if (mock != null) {
      return mocked(mock, args, scope);
    }
    budget.step();
    if (!function.isWorthKeeping()) {
      return apply(function, scope, args);
    }
    Map<Object, RegoValue> calls = scope.entries(id);
    List<RegoValue> key = Arrays.asList(args);
    RegoValue known = calls.get(key);
    if (known == null) {
      known = apply(function, scope, args);
      calls.put(key, known);
    }
    return known;
  }

  RegoValue apply(DocumentProgram function, Scope scope, RegoValue[] args) {
    return leave(
        isDeep()
            ? onDeepStack(() -> complete(function, scope, args))
            : complete(function, scope, args));
  }

  /** The result of a call that {@code with} sends elsewhere, or undefined. */
  RegoValue mocked(Scope.Mock mock, RegoValue[] args, Scope scope) {
    if (mock instanceof Scope.Mock.Value value) {
      return value.value();
    }
    String name = ((Scope.Mock.Function) mock).name();
    Integer function = program.functions.get(name);
    if (function != null) {
      return call(function, args, scope.withoutMocks());
    }
    return BuiltinCalls.call(program.builtin(name), builtins, args);
  }

  /**
   * The end of a call of a built-in function that failed: undefined, or with strict errors the end
   * of the query.
   */
  void failed(String name, BuiltinException failure, Span span) {
    if (isStrict) {
      ErrorCode code = failure.isTypeError() ? ErrorCode.EVAL_TYPE : ErrorCode.EVAL_BUILTIN;
      throw new RegoException(Diagnostic.error(code, name + ": " + failure.message(), span));
    }
  }

  // ---- the tree

  /** The base document at {@code path}, or undefined. */
  static RegoValue base(Scope scope, List<RegoValue> path) {
    RegoValue at = scope.data;
    for (RegoValue key : path) {
      at = Step.lookupBase(at, key);
      if (at == UNDEFINED) {
        return UNDEFINED;
      }
    }
    return at;
  }

  /** The node of the tree of virtual documents at {@code path}, names from below data. */
  Optional<TreeNode> nodeAt(List<String> path) {
    TreeNode node = program.nodes.get(0);
    for (String name : path) {
      Optional<TreeNode> child =
          node.children().stream().filter(c -> c.name().equals(name)).findFirst();
      if (child.isEmpty()) {
        return child;
      }
      node = child.get();
    }
    return Optional.of(node);
  }

  /** The document at {@code path}, names from below data, or undefined. */
  RegoValue at(List<String> path, Scope scope) {
    TreeNode node = program.nodes.get(0);
    for (int i = 0; i < path.size(); i++) {
      if (node.document().isPresent()) {
        RegoValue at = tree(node, scope);
        for (RegoValue key : Program.pathValues(path.subList(i, path.size()))) {
          at = at == UNDEFINED ? UNDEFINED : Step.lookup(at, key);
        }
        return at;
      }
      String name = path.get(i);
      Optional<TreeNode> child =
          node.children().stream().filter(c -> c.name().equals(name)).findFirst();
      if (child.isEmpty()) {
        return base(scope, Program.pathValues(path));
      }
      node = child.get();
    }
    return tree(node, scope);
  }

  /** Everything at and below a node: the base document, overlaid with the virtual ones. */
  RegoValue tree(TreeNode node, Scope scope) {
    if (node.document().isPresent()) {
      int id = node.document().get();
      return program.source(id).kind() == Document.Kind.FUNCTION ? UNDEFINED : document(id, scope);
    }
    List<RegoValue> path = Program.pathValues(node.path());
    RegoValue base = base(scope, path);
    if (scope.hides(path)) {
      return base;
    }
    RegoObject.Builder merged = RegoObject.builder();
    if (base instanceof RegoObject object) {
      merged.putAll(object);
    }
    for (TreeNode child : node.children()) {
      RegoValue value = tree(child, scope);
      if (value != UNDEFINED) {
        RegoString name = RegoString.of(child.name());
        RegoValue known = base instanceof RegoObject object ? Step.lookup(object, name) : UNDEFINED;
        merged.put(name, known == UNDEFINED ? value : overlay(known, value));
      }
    }
    return merged.build();
  }

  /** A base document over a virtual one: where both have a value, that of the base stays. */
  private static RegoValue overlay(RegoValue base, RegoValue virtual) {
    if (!(base instanceof RegoObject ours && virtual instanceof RegoObject theirs)) {
      return base;
    }
    RegoObject.Builder merged = RegoObject.builder();
    merged.putAll(theirs);
    for (int i = 0; i < ours.size(); i++) {
      RegoValue value = Step.lookup(theirs, ours.keyAt(i));
      merged.put(
          ours.keyAt(i), value == UNDEFINED ? ours.valueAt(i) : overlay(ours.valueAt(i), value));
    }
    return merged.build();
  }
}
