package dev.jural.builtin;

import dev.jural.types.RegoType;
import java.util.List;

/**
 * A Builtin is a built-in function: its declaration, as OPA's {@code capabilities.json} has it, and
 * what it does.
 *
 * @param name the full name, {@code json.unmarshal}
 * @param doc one sentence
 * @param args the arguments, in order
 * @param result the result
 * @param implementation what it does
 * @param isNondeterministic whether the same arguments may give another result in another query;
 *     within one query the first result is kept
 */
public record Builtin(
    String name,
    String doc,
    List<Arg> args,
    RegoType result,
    Implementation implementation,
    boolean isNondeterministic) {
  public Builtin {
    args = List.copyOf(args);
  }

  /** The number of arguments. */
  public int arity() {
    return args.size();
  }

  /** Whether it gives any number of results, as {@code walk} does. */
  public boolean isRelation() {
    return implementation instanceof Implementation.Relation;
  }

  /**
   * An Arg is one declared argument.
   *
   * @param name as in OPA's documentation
   * @param type what it may be
   */
  public record Arg(String name, RegoType type) {}
}
