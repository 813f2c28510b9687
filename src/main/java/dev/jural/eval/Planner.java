package dev.jural.eval;

import dev.jural.builtin.Builtin;
import dev.jural.builtin.BuiltinTable;
import dev.jural.builtin.Implementation;
import dev.jural.eval.Program.Body;
import dev.jural.eval.Program.DocumentProgram;
import dev.jural.eval.Program.RuleProgram;
import dev.jural.ir.Block;
import dev.jural.ir.Code;
import dev.jural.ir.Document;
import dev.jural.ir.Instr;
import dev.jural.ir.Policy;
import dev.jural.ir.QueryPlan;
import dev.jural.ir.RulePlan;
import dev.jural.ir.RulePlan.Condition;
import dev.jural.source.Span;
import dev.jural.value.RegoValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A Planner turns plans into programs: each instruction into the step that does it. */
public final class Planner {
  private final BuiltinTable builtins;

  /** A planner of plans that call functions of {@code builtins}. */
  public Planner(BuiltinTable builtins) {
    this.builtins = builtins;
  }

  /** The program of a policy. */
  public Program plan(Policy policy) {
    return program(policy, Optional.of(once(() -> program(policy, Optional.empty()))));
  }

  /** A program; what makes the same one with instruments, unless it is that one. */
  private Program program(Policy policy, Optional<Supplier<Program>> instrumented) {
    RegoValue[] constants = policy.constants().toArray(new RegoValue[0]);
    return new Program(
        policy.documents(),
        id -> document(policy.documents().get(id), constants, instrumented.isEmpty()),
        policy.nodes(),
        builtins,
        instrumented);
  }

  /** Makes the value when it is asked for; racing threads may make it twice, which is the same. */
  private static <T> Supplier<T> once(Supplier<T> make) {
    AtomicReference<T> made = new AtomicReference<>();
    return () -> {
      T known = made.get();
      if (known == null) {
        known = make.get();
        made.compareAndSet(null, known);
      }
      return known;
    };
  }

  /** The program of a query against a program. */
  public QueryProgram plan(QueryPlan query, Program program) {
    return query(
        query,
        program,
        Optional.of(once(() -> query(query, program.instrumented(), Optional.empty()))));
  }

  private QueryProgram query(
      QueryPlan query, Program program, Optional<Supplier<QueryProgram>> instrumented) {
    RegoValue[] constants = query.constants().toArray(new RegoValue[0]);
    Body body =
        new BodyPlanner(constants, false, Span.NONE, instrumented.isEmpty()).body(query.code());
    return new QueryProgram(program, body, query.variables(), instrumented);
  }

  private DocumentProgram document(
      Document document, RegoValue[] constants, boolean isInstrumented) {
    boolean isFunction = document.kind() == Document.Kind.FUNCTION;
    RuleProgram[] rules = new RuleProgram[document.rules().size()];
    boolean isCostly = document.rules().size() > 8;
    for (int i = 0; i < rules.length; i++) {
      RulePlan rule = document.rules().get(i);
      BodyPlanner bodies = new BodyPlanner(constants, isFunction, rule.span(), isInstrumented);
      Body[] chain = rule.chain().stream().map(bodies::body).toArray(Body[]::new);
      rules[i] = new RuleProgram(chain, rule.keyed().map(bodies::body));
      isCostly = isCostly || rule.chain().stream().anyMatch(code -> Cost.isHigh(code.block()));
    }
    BodyPlanner fallback = new BodyPlanner(constants, isFunction, document.span(), isInstrumented);
    return new DocumentProgram(
        document,
        rules,
        document.fallback().map(fallback::body),
        RuleIndex.of(document.rules().stream().map(RulePlan::conditions).toList(), constants),
        RuleIndex.of(document.rules().stream().map(Planner::keyConditions).toList(), constants),
        isFunction && isCostly,
        Program.pathValues(document.path()));
  }

  /** The conditions of a partial rule when its first key is asked for, as argument 0. */
  private static List<Condition> keyConditions(RulePlan rule) {
    List<Condition> all = new ArrayList<>(rule.conditions());
    rule.firstKey().ifPresent(key -> all.add(new Condition(0, List.of(), List.of(key), false)));
    return all;
  }

  /** Plans the blocks of one rule. */
  private final class BodyPlanner {
    private final RegoValue[] constants;
    private final boolean isFunction;
    private final Span span;
    private final boolean isInstrumented;
    private final Map<Integer, Steps> continuations = new HashMap<>();
    private @Nullable Instruments instruments;
    private Rounds rounds = new Rounds(builtins);

    /** What the next loop does first in each round; empty without instruments. */
    private List<Step> eachRound = List.of();

    BodyPlanner(RegoValue[] constants, boolean isFunction, Span span, boolean isInstrumented) {
      this.constants = constants;
      this.isFunction = isFunction;
      this.span = span;
      this.isInstrumented = isInstrumented;
    }

    Body body(Code code) {
      continuations.clear();
      if (!isInstrumented) {
        rounds = new Rounds(builtins);
        Steps steps = new Steps(plain(Invariants.moved(code.block())).toArray(new Step[0]));
        return new Body(steps, code.registers(), code.slots(), constants);
      }
      Instruments added = new Instruments(constants, code.slots());
      instruments = added;
      Steps steps = steps(code.block());
      return new Body(steps, code.registers(), added.slots(), constants);
    }

    private Steps steps(Block block) {
      return new Steps(list(block).toArray(new Step[0]));
    }

    /** The steps of a block without instruments. */
    private List<Step> plain(Block block) {
      List<Instr> instructions = block.instructions();
      List<Step> steps = new ArrayList<>(instructions.size());
      for (int i = 0; i < instructions.size(); i++) {
        Instr instr = instructions.get(i);
        Instr next = i + 1 < instructions.size() ? instructions.get(i + 1) : instr;
        if (instr instanceof Instr.LoadInput input && isPathOf(input, next)) {
          steps.add(kept(next, ConstantSteps.input(input, next, constants)));
          i++;
        } else if (isLoop(instr)) {
          rounds.enter(instr);
          Step loop = step(instr);
          int[] kept = rounds.leave();
          if (kept.length > 0) {
            steps.add(new RoundSteps.Forget(kept));
          }
          steps.add(loop);
        } else if (!(instr instanceof Instr.Mark)) {
          Optional<Integer> kept = rounds.kept(instr, -1);
          Step step = step(instr);
          steps.add(kept.<Step>map(dst -> new RoundSteps.Keep(step, dst)).orElse(step));
        }
      }
      return steps;
    }

    private Step kept(Instr path, ConstantSteps.Input step) {
      return rounds
          .kept(path, step.whole())
          .<Step>map(dst -> new RoundSteps.Keep(step, dst))
          .orElse(step);
    }

    /** Whether the next instruction looks constants up in the input that was just loaded. */
    private static boolean isPathOf(Instr.LoadInput input, Instr next) {
      return (next instanceof Instr.Dot dot && dot.from() == input.dst() && dot.key() < 0)
          || (next instanceof Instr.DotPath path && path.from() == input.dst());
    }

    private List<Step> list(Block block) {
      Instruments around = instruments;
      if (around == null) {
        return plain(block);
      }
      List<Step> steps = new ArrayList<>(block.instructions().size());
      for (Instr instr : block.instructions()) {
        steps.addAll(around.before(instr));
        if (isLoop(instr)) {
          Instruments.Loop loop = around.loop(instr);
          steps.add(loop.before());
          eachRound = loop.eachRound();
        }
        if (!(instr instanceof Instr.Mark)) {
          steps.add(step(instr));
        }
        steps.addAll(around.after(instr));
      }
      return steps;
    }

    private static boolean isLoop(Instr instr) {
      return instr instanceof Instr.Scan
          || instr instanceof Instr.CallRelation
          || instr instanceof Instr.Union;
    }

    /** The block that a loop runs each round. */
    private Steps round(Block block) {
      List<Step> steps = new ArrayList<>(eachRound);
      eachRound = List.of();
      steps.addAll(list(block));
      return new Steps(steps.toArray(new Step[0]));
    }

    private List<RegoValue> values(List<Integer> operands) {
      return operands.stream().map(operand -> constants[~operand]).toList();
    }

    private Step step(Instr instr) {
      if (instr instanceof Instr.Dot i) {
        return i.key() < 0 && i.from() >= 0
            ? new ConstantSteps.Dot(i.dst(), i.from(), constants[~i.key()])
            : new LookupSteps.Dot(i.dst(), i.from(), i.key());
      } else if (instr instanceof Instr.DotBase i) {
        return new LookupSteps.DotBase(i.dst(), i.from(), i.key());
      } else if (instr instanceof Instr.DotPath i) {
        return new LookupSteps.DotPath(i.dst(), i.from(), values(i.keys()));
      } else if (instr instanceof Instr.LoadInput i) {
        return new LookupSteps.LoadInput(i.dst());
      } else if (instr instanceof Instr.LoadBase i) {
        return new LookupSteps.LoadBase(i.dst(), values(i.path()));
      } else if (instr instanceof Instr.LoadTree i) {
        return new LookupSteps.LoadTree(i.dst(), i.node());
      } else if (instr instanceof Instr.LoadDocument i) {
        return new LookupSteps.LoadDocument(i.dst(), i.document());
      } else if (instr instanceof Instr.LoadEntry i) {
        return new LookupSteps.LoadEntry(i.dst(), i.document(), i.key());
      } else if (instr instanceof Instr.Move i) {
        return new LookupSteps.Move(i.dst(), i.src());
      } else if (instr instanceof Instr.CallFunction i) {
        return new CallSteps.CallFunction(i.dst(), i.document(), i.args());
      } else if (instr instanceof Instr.CallBuiltin i) {
        return call(i);
      }
      return test(instr);
    }

    private Step test(Instr instr) {
      if (instr instanceof Instr.Equal i) {
        return ConstantSteps.equal(i, constants)
            .orElseGet(() -> new TestSteps.Equal(i.left(), i.right()));
      } else if (instr instanceof Instr.Compare i) {
        return ConstantSteps.compare(i, constants)
            .orElseGet(() -> new TestSteps.Compare(i.comparison(), i.left(), i.right()));
      } else if (instr instanceof Instr.IsTrue i) {
        return new TestSteps.IsTrue(i.value());
      } else if (instr instanceof Instr.IsArray i) {
        return new TestSteps.IsArray(i.value(), i.length());
      } else if (instr instanceof Instr.IsObject i) {
        return new TestSteps.IsObject(i.value(), i.size());
      } else if (instr instanceof Instr.IsCollection i) {
        return new TestSteps.IsCollection(i.value());
      } else if (instr instanceof Instr.IsNoneOf i) {
        return new TestSteps.IsNoneOf(i.value(), values(i.names()));
      } else if (instr instanceof Instr.Fail) {
        return new TestSteps.Fail();
      } else if (instr instanceof Instr.MakeArray i) {
        return new ValueSteps.MakeArray(i.dst(), i.elements());
      } else if (instr instanceof Instr.MakeObject i) {
        return new ValueSteps.MakeObject(i.dst(), i.keys(), i.values());
      } else if (instr instanceof Instr.MakeSet i) {
        return new ValueSteps.MakeSet(i.dst(), i.elements());
      } else if (instr instanceof Instr.Template i) {
        return new ValueSteps.Template(i.dst(), i.parts(), i.isExpression(), i.span());
      }
      return loop(instr);
    }

    private Step loop(Instr instr) {
      if (instr instanceof Instr.Scan i) {
        return new LoopSteps.Scan(i.from(), i.key(), i.value(), round(i.body()));
      } else if (instr instanceof Instr.CallRelation i) {
        return new CallSteps.CallRelation(
            i.dst(), builtin(i.name()), i.args(), round(i.body()), i.span());
      } else if (instr instanceof Instr.Not i) {
        return new LoopSteps.Not(steps(i.body()));
      } else if (instr instanceof Instr.Succeed) {
        return new LoopSteps.Succeed();
      } else if (instr instanceof Instr.Collect i) {
        return new LoopSteps.Collect(i.dst(), i.kind(), i.slot(), steps(i.body()));
      } else if (instr instanceof Instr.EmitElement i) {
        return new LoopSteps.EmitElement(i.slot(), i.value());
      } else if (instr instanceof Instr.EmitEntry i) {
        return new LoopSteps.EmitEntry(i.slot(), i.key(), i.value(), i.span());
      } else if (instr instanceof Instr.Union i) {
        return union(i);
      } else if (instr instanceof Instr.Yield i) {
        return new LoopSteps.Yield(continuation(i.label()));
      } else if (instr instanceof Instr.With i) {
        return new WithSteps.With(i.overrides(), changed(i.body()), i.span());
      } else if (instr instanceof Instr.EndWith i) {
        return new WithSteps.EndWith(changed(i.next()));
      }
      return result(instr);
    }

    private Step union(Instr.Union union) {
      List<Step> first = eachRound;
      eachRound = List.of();
      continuations.put(union.label(), steps(union.next()));
      int tested = instruments == null ? Unions.tested(union) : Unions.NOTHING;
      Map<RegoValue, Steps> byKey = new HashMap<>();
      List<Steps> others = new ArrayList<>();
      for (Block branch : union.branches()) {
        eachRound = first;
        Optional<Integer> key = Unions.key(branch, tested);
        if (key.isPresent()) {
          byKey.put(constants[~key.get()], branch(Unions.behindTest(branch)));
        } else {
          others.add(branch(branch));
        }
      }
      Steps[] rest = others.toArray(new Steps[0]);
      return byKey.isEmpty()
          ? new LoopSteps.Union(rest)
          : new LoopSteps.Switch(tested, byKey, rest);
    }

    /** Branches use each other's registers, so none of them keeps anything. */
    private Steps branch(Block block) {
      rounds.enterBarrier();
      Steps steps = round(block);
      rounds.leave();
      return steps;
    }

    /** The block behind a change of documents. */
    private Steps changed(Block block) {
      rounds.enterBarrier();
      Steps steps = steps(block);
      rounds.leave();
      return steps;
    }

    private Step result(Instr instr) {
      if (instr instanceof Instr.Return i) {
        return new ResultSteps.Return(i.value(), i.isFinal(), isFunction, span);
      } else if (instr instanceof Instr.EmitPartial i) {
        return new ResultSteps.EmitPartial(i.path(), i.value(), i.isElement(), i.span());
      }
      Instr.Solution i = (Instr.Solution) instr;
      return new ResultSteps.Solution(i.bindings(), i.expressions());
    }

    private Steps continuation(int label) {
      Steps next = continuations.get(label);
      if (next == null) {
        throw new IllegalStateException("yield to unknown label " + label);
      }
      return next;
    }

    private Step call(Instr.CallBuiltin i) {
      CallSteps.BuiltinStep call = call(i, builtin(i.name()));
      boolean isConstant =
          Rounds.isPure(builtin(i.name())) && i.args().stream().allMatch(operand -> operand < 0);
      return isConstant ? new CallSteps.Constant(call) : call;
    }

    private CallSteps.BuiltinStep call(Instr.CallBuiltin i, Builtin builtin) {
      Implementation function = builtin.implementation();
      List<Integer> args = new ArrayList<>(i.args());
      if (builtin.isNondeterministic()) {
        return new CallSteps.CallAny(i.dst(), builtin, args, i.span());
      } else if (function instanceof Implementation.F1 f) {
        return new CallSteps.Call1(i.dst(), builtin, f, args, i.span());
      } else if (function instanceof Implementation.F2 f) {
        return new CallSteps.Call2(i.dst(), builtin, f, args, i.span());
      } else if (function instanceof Implementation.F3 f) {
        return new CallSteps.Call3(i.dst(), builtin, f, args, i.span());
      }
      return new CallSteps.CallAny(i.dst(), builtin, args, i.span());
    }

    private Builtin builtin(String name) {
      return builtins
          .get(name)
          .orElseThrow(() -> new IllegalStateException("no built-in function " + name));
    }
  }
}
