package dev.jural.builtin;

import dev.jural.builtin.Builtin.Arg;
import dev.jural.types.RegoType;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A BuiltinTable holds built-in functions by name. Immutable. */
public final class BuiltinTable {
  private final Map<String, Builtin> builtins;

  private final Map<String, String> withheld;

  private BuiltinTable(Map<String, Builtin> builtins, Map<String, String> withheld) {
    this.builtins = Collections.unmodifiableMap(builtins);
    this.withheld = Collections.unmodifiableMap(withheld);
  }

  /** The same table without the function {@code name}; {@code reason} says how to get it back. */
  public BuiltinTable without(String name, String reason) {
    Map<String, Builtin> rest = new LinkedHashMap<>(builtins);
    rest.remove(name);
    Map<String, String> reasons = new LinkedHashMap<>(withheld);
    reasons.put(name, reason);
    return new BuiltinTable(rest, reasons);
  }

  /** Why there is no function {@code name}, if it was taken away. */
  public Optional<String> withheld(String name) {
    return Optional.ofNullable(withheld.get(name));
  }

  /** The function called {@code name}. */
  public Optional<Builtin> get(String name) {
    return Optional.ofNullable(builtins.get(name));
  }

  /** All functions. */
  public Collection<Builtin> all() {
    return builtins.values();
  }

  /** A builder that holds no function yet. */
  public static Builder builder() {
    return new Builder();
  }

  /** An argument for a row: {@code arg("haystack", RegoType.STRING)}. */
  public static Arg arg(String name, RegoType type) {
    return new Arg(name, type);
  }

  /** A Builder takes the rows of a table. */
  public static final class Builder {
    private final Map<String, Builtin> builtins = new LinkedHashMap<>(512);

    private Builder() {}

    /** Adds a function whose result depends on its arguments alone. */
    public Builder fn(
        String name, String doc, Implementation.F1 impl, RegoType result, Arg... args) {
      return add(name, doc, impl, result, args, false);
    }

    /** Adds a function whose result depends on its arguments alone. */
    public Builder fn(
        String name, String doc, Implementation.F2 impl, RegoType result, Arg... args) {
      return add(name, doc, impl, result, args, false);
    }

    /** Adds a function whose result depends on its arguments alone. */
    public Builder fn(
        String name, String doc, Implementation.F3 impl, RegoType result, Arg... args) {
      return add(name, doc, impl, result, args, false);
    }

    /** Adds a function whose result depends on its arguments alone. */
    public Builder fn(
        String name, String doc, Implementation.F4 impl, RegoType result, Arg... args) {
      return add(name, doc, impl, result, args, false);
    }

    /**
     * Adds a function with context whose result depends on its arguments alone; wrap a lambda or
     * cast a method ref.
     */
    public Builder withContext(
        String name, String doc, Implementation impl, RegoType result, Arg... args) {
      return add(name, doc, impl, result, args, false);
    }

    /** Adds a function whose result may differ from query to query. */
    public Builder nondeterministic(
        String name, String doc, Implementation impl, RegoType result, Arg... args) {
      return add(name, doc, impl, result, args, true);
    }

    private Builder add(
        String name,
        String doc,
        Implementation impl,
        RegoType result,
        Arg[] args,
        boolean isNondeterministic) {
      Builtin builtin = new Builtin(name, doc, List.of(args), result, impl, isNondeterministic);
      if (builtins.put(name, builtin) != null) {
        throw new IllegalStateException("built-in function declared twice: " + name);
      }
      return this;
    }

    /** Adds or replaces a function; for the embedder's own. */
    public Builder put(Builtin builtin) {
      builtins.put(builtin.name(), builtin);
      return this;
    }

    /** The table. */
    public BuiltinTable build() {
      return new BuiltinTable(new LinkedHashMap<>(builtins), Map.of());
    }
  }
}
