package dev.jural.engine;

import dev.jural.ast.Module;
import dev.jural.ast.RegoVersion;
import dev.jural.builtin.Builtin;
import dev.jural.builtin.BuiltinTable;
import dev.jural.builtin.Builtins;
import dev.jural.builtin.Network;
import dev.jural.compiler.CompileOptions;
import dev.jural.eval.Evaluator;
import dev.jural.source.RegoException;
import dev.jural.source.SourceText;
import dev.jural.types.RegoType;
import dev.jural.value.RegoObject;
import dev.jural.value.RegoValue;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * An Engine holds compiled policies and base data. Immutable, shared by threads; making one is the
 * costly step.
 *
 * <pre>{@code
 * Engine engine = Engine.builder().module("authz.rego", text).data(Map.of("roles", roles)).build();
 * PreparedQuery allow = engine.prepare("data.authz.allow");
 * boolean isAllowed = allow.evaluate(Input.from(Map.of("user", "alice"))).isTrue();
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
   * Compiles a query that stands in a package and sees what is imported.
   *
   * @param packagePath {@code data.app}; empty for no package
   * @param imports as after the word, {@code data.lib as l}
   * @throws RegoException when something does not parse or compile
   */
  PreparedQuery prepare(String query, String packagePath, List<String> imports);

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
    private final List<Module> trees = new ArrayList<>();
    private RegoObject data = RegoObject.EMPTY;
    private Limits limits = Limits.DEFAULT;
    private boolean strictBuiltinErrors;
    private boolean isV0;
    private boolean isStrict;
    private BuiltinTable builtins = Builtins.standard();
    private Clock clock = Clock.systemUTC();
    private RandomGenerator random = new SplittableRandom();
    private final Map<List<String>, RegoValue> schemas = new LinkedHashMap<>();
    private final List<String> hosts = new ArrayList<>();
    private RegoObject runtime = RegoObject.EMPTY;
    private Optional<Consumer<String>> prints = Optional.empty();
    private Optional<MetricsListener> metrics = Optional.empty();

    private Builder() {}

    /** Adds a module. */
    public Builder module(SourceText module) {
      modules.add(module);
      return this;
    }

    /** Adds a module that was parsed before. */
    public Builder module(Module tree) {
      trees.add(tree);
      return this;
    }

    /**
     * Adds a module.
     *
     * @param name what it is called in errors, {@code authz.rego}
     * @param source its text
     */
    public Builder module(String name, String source) {
      return module(SourceText.of(name, source));
    }

    /**
     * Sets the base data.
     *
     * @param newData as {@link Values#from} takes it; it is copied
     * @throws IllegalArgumentException as {@link Values#from} does
     */
    public Builder data(Map<String, ?> newData) {
      return data((RegoObject) Values.from(newData));
    }

    /**
     * Sets the base data.
     *
     * @param json the text of a JSON object
     * @throws RegoException when it is no JSON, with the place
     * @throws IllegalArgumentException when it is no object
     */
    public Builder dataJson(String json) {
      if (Values.fromJson("data", json) instanceof RegoObject object) {
        return data(object);
      }
      throw new IllegalArgumentException("base data is an object");
    }

    /**
     * Adds a schema that annotations may name, for the type checker (OPA docs, "Schemas"). With one
     * at least, schemas that annotations hold themselves count too.
     *
     * @param name a ref, {@code schema.input}; the schema called {@code schema} is that of {@code
     *     input} wherever no annotation says otherwise
     * @param schema a JSON Schema
     * @throws IllegalArgumentException when the name does not begin with {@code schema}
     */
    public Builder schema(String name, RegoValue schema) {
      List<String> names = List.of(name.split("\\.", -1));
      if (!names.get(0).equals("schema")) {
        throw new IllegalArgumentException("a schema is called schema.x, got " + name);
      }
      schemas.put(names, schema);
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

    /**
     * Whether modules are written for OPA before 1.0, but for those that import {@code rego.v1}
     * (OPA docs, "Rego v0 compatibility").
     */
    public Builder v0Compatible(boolean isCompatible) {
      this.isV0 = isCompatible;
      return this;
    }

    /**
     * Whether unused imports, assignments and arguments are errors, and in modules of v0 what v1
     * does not allow (OPA docs, "Strict mode").
     */
    public Builder strict(boolean strict) {
      this.isStrict = strict;
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
     * Adds a built-in function, or replaces one. Within one evaluation it is called once for the
     * same arguments.
     *
     * @param name as policies call it, {@code acme.team}
     * @param arguments what each argument must be; checked when policies are compiled, and again
     *     when the function is called
     * @param result what it gives
     * @param body gives the result, or nothing for undefined; called by several threads at once. It
     *     may throw {@link dev.jural.builtin.BuiltinException} to say that the call fails, which is
     *     undefined too unless errors are strict; any other exception ends the evaluation
     */
    public Builder function(
        String name,
        List<RegoType> arguments,
        RegoType result,
        Function<List<RegoValue>, Optional<RegoValue>> body) {
      return builtin(CustomFunction.of(name, List.copyOf(arguments), result, body));
    }

    /**
     * Takes a built-in function away: policies that use it do not compile (OPA docs,
     * "Capabilities"). To be called after the functions of the embedder's own are added.
     *
     * @param name the function
     * @param hint how to get it back, for the person who reads the error
     */
    public Builder withhold(String name, String hint) {
      this.builtins = builtins.without(name, hint);
      return this;
    }

    /**
     * Lets policies talk to a host with {@code http.send} and {@code net.lookup_ip_addr}; without
     * it to none.
     *
     * @param host a name or an address; {@code *} is every host
     */
    public Builder allowNet(String host) {
      hosts.add(host);
      return this;
    }

    /** Sets what {@code opa.runtime()} gives; by default an empty object. */
    public Builder runtime(RegoObject newRuntime) {
      this.runtime = newRuntime;
      return this;
    }

    /**
     * Sets what takes the lines that policies {@code print}, from several threads at once. Without
     * it the calls are taken out when policies are compiled.
     */
    public Builder prints(Consumer<String> newPrints) {
      this.prints = Optional.of(newPrints);
      return this;
    }

    /** Sets who is told what the engine's work cost. */
    public Builder metrics(MetricsListener listener) {
      this.metrics = Optional.of(listener);
      return this;
    }

    /**
     * An engine over policies that were compiled before, instead of the modules given here; limits,
     * clock and data are those of this builder.
     */
    public Engine build(EngineImage image) {
      return image.engine(builtins, evaluations(), data);
    }

    private CompileOptions options() {
      return new CompileOptions(
          prints.isPresent(),
          isV0 ? RegoVersion.V0 : RegoVersion.V1,
          schemas.isEmpty() ? Optional.empty() : Optional.of(schemas),
          isStrict);
    }

    private Runtime evaluations() {
      return new Runtime(new Evaluator(strictBuiltinErrors), world(), limits, metrics);
    }

    private World world() {
      return new World(
          clock, random, runtime, Network.of(hosts), prints.orElse(line -> {}), new SharedCache());
    }

    /**
     * Parses and compiles.
     *
     * @throws RegoException with at most ten diagnostics
     */
    public Engine build() {
      return CompiledEngine.compile(modules, trees, data, builtins, options(), evaluations());
    }
  }
}
