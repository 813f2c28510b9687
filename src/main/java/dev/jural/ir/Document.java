package dev.jural.ir;

import dev.jural.source.Span;
import java.util.List;
import java.util.Optional;

/**
 * A Document is the plan of one virtual document or function: all rules that define it.
 *
 * @param id its index in {@link Policy#documents()}
 * @param path names from below {@code data}
 * @param kind what it is
 * @param arity number of arguments of a function; 0 for all else
 * @param rules the plans of its rules
 * @param fallback the value by {@code default}, when no rule gives one
 * @param isOneConstant whether every rule gives the same constant, so that the first that holds
 *     decides
 * @param span the first rule
 */
public record Document(
    int id,
    List<String> path,
    Kind kind,
    int arity,
    List<RulePlan> rules,
    Optional<Code> fallback,
    boolean isOneConstant,
    Span span) {
  public Document {
    path = List.copyOf(path);
    rules = List.copyOf(rules);
  }

  /** A Kind is the shape of what the rules define. */
  public enum Kind {
    /** One value. */
    COMPLETE,
    /** One value for each list of arguments. */
    FUNCTION,
    /** A set. */
    PARTIAL_SET,
    /** An object, whose values may be objects and sets in the making themselves. */
    PARTIAL_OBJECT
  }

  /** The path with {@code data} in front, {@code data.a.p}. */
  public String name() {
    return "data." + String.join(".", path);
  }
}
