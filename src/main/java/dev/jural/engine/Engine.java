package dev.jural.engine;

import dev.jural.source.RegoException;
import dev.jural.source.SourceText;
import dev.jural.value.RegoObject;
import java.util.ArrayList;
import java.util.List;

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

  /** The same policies over other base data; the compiled policies are shared. */
  Engine withData(RegoObject data);

  /** A Builder collects what an engine is made of. Not for use by more than one thread. */
  final class Builder {
    private final List<SourceText> modules = new ArrayList<>();
    private RegoObject data = RegoObject.EMPTY;
    private Limits limits = Limits.DEFAULT;
    private boolean strictBuiltinErrors;

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

    /**
     * Parses and compiles.
     *
     * @throws RegoException with at most ten diagnostics
     */
    public Engine build() {
      throw new IllegalStateException(
          "in the making: " + modules + data + limits + strictBuiltinErrors);
    }
  }
}
