package dev.jural.engine;

import dev.jural.builtin.Builtin;
import dev.jural.builtin.BuiltinTable;
import dev.jural.builtin.Builtins;
import dev.jural.eval.Evaluator;
import dev.jural.source.RegoException;
import dev.jural.source.SourceText;
import dev.jural.value.RegoObject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * An Engine holds compiled policies and base data. Immutable, shared by threads; making one is the
 * costly step.
 *
 * <pre>{@code
 * Engine engine = Engine.builder().module(SourceText.of("p.rego", text)).data(data).build();
 * PreparedQuery query = engine.prepare("data.app.allow = x");
 * QueryResult result = query.evaluate(Input.of(value));
 * }</pre>
 */
public interface Engine {
  /** A builder. */
  static Builder builder() {
    return new Builder();
  }

  /**
   * Compiles a query.
   *
   * @throws RegoException when it does not parse or compile
   */
  PreparedQuery prepare(String query);

  /**
   * Makes documents ready: {@code documents(List.of("data.app.deny", "data.app.warn"))}. Paths are
   * of names only.
   *
   * @throws RegoException when a path is no path
   */
  PreparedDocuments documents(List<String> paths);

  /** Every rule of every package, in the order of their paths. */
  List<RuleInfo> rules();

  /**
   * Whether some rule looks at a document at or below {@code path} ({@code data.stack}); used to
   * skip making it.
   */
  boolean reads(String path);

  /** The base data. */
  RegoObject data();

  /** The same policies over other base data; the compiled policies are shared. */
  Engine withData(RegoObject data);

  /** A Builder collects what an engine is made of. Not for use by more than one thread. */
  final class Builder {
    private final List<SourceText> modules = new ArrayList<>();
    private RegoObject data = RegoObject.EMPTY;
    private Limits limits = Limits.DEFAULT;
    private boolean strictBuiltinErrors;
    private BuiltinTable builtins = Builtins.standard();
    private Clock clock = Clock.systemUTC();
    private RandomGenerator random = new SplittableRandom();

    private Builder() {}

    /** Adds a module. */
    public Builder module(SourceText module) {
      modules.add(module);
      return this;
    }

    /** Sets the base data. */
    public Builder data(RegoObject newData) {
      this.data = newData;
      return this;
    }

    /** Sets the limits of each evaluation. */
    public Builder limits(Limits newLimits) {
      this.limits = newLimits;
      return this;
    }

    /** Whether a failing built-in function ends the query instead of being undefined. */
    public Builder strictBuiltinErrors(boolean strict) {
      this.strictBuiltinErrors = strict;
      return this;
    }

    /** Sets the clock of {@code time.now_ns}. */
    public Builder clock(Clock newClock) {
      this.clock = newClock;
      return this;
    }

    /** Sets the source of random numbers, for results that can be repeated. */
    public Builder random(RandomGenerator newRandom) {
      this.random = newRandom;
      return this;
    }

    /**
     * Adds a built-in function, or replaces one.
     *
     * @param builtin the function with its types
     */
    public Builder builtin(Builtin builtin) {
      BuiltinTable.Builder table = BuiltinTable.builder();
      builtins.all().forEach(table::put);
      this.builtins = table.put(builtin).build();
      return this;
    }

    /**
     * An engine over policies that were compiled before, instead of the modules given here; limits,
     * clock and data are those of this builder.
     */
    public Engine build(EngineImage image) {
      return image.engine(builtins, runtime(), data);
    }

    private Runtime runtime() {
      return new Runtime(new Evaluator(strictBuiltinErrors), world(), limits);
    }

    private World world() {
      return new World(clock, random, RegoObject.EMPTY, new SharedCache());
    }

    /**
     * Parses and compiles.
     *
     * @throws RegoException with at most ten diagnostics
     */
    public Engine build() {
      return CompiledEngine.compile(modules, data, builtins, runtime());
    }
  }
}
