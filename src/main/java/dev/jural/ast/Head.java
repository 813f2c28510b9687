package dev.jural.ast;

import dev.jural.source.Span;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A Head says what a rule defines.
 *
 * <p>Shapes (v1): {@code p := v} (complete, {@code ref} is {@code p}); {@code f(x, y) := v}
 * (function); {@code p contains v} (partial set: {@code key} is {@code v}); {@code p[k] := v} and
 * {@code a.b[k].c := v} (general ref: a complete value under a path that may hold variables);
 * {@code p.q contains v}. A head without a value has the value {@code true}, with {@code hasValue}
 * false.
 *
 * @param ref what is defined, as written: {@code a.b[k].c}; its first term is a var with the first
 *     name
 * @param args the arguments of a function; empty for all else, see {@code isFunction}
 * @param isFunction whether the head has an argument list; {@code f() := 1} has an empty one
 * @param key what {@code contains} adds to the set
 * @param value the value; {@code true} when not written; for {@code contains} the term {@code true}
 * @param hasValue whether the value was written
 * @param isAssigned whether it was written with {@code :=} rather than {@code =}
 * @param span the head
 */
public record Head(
    Ref ref,
    List<Term> args,
    boolean isFunction,
    Optional<Term> key,
    Term value,
    boolean hasValue,
    boolean isAssigned,
    Span span) {
  public Head {
    args = List.copyOf(args);
  }

  /** Whether the rule adds to a set. */
  public boolean isPartialSet() {
    return key.isPresent();
  }

  /** The same head with other terms. */
  public Head with(Ref newRef, List<Term> newArgs, Optional<Term> newKey, Term newValue) {
    return new Head(newRef, newArgs, isFunction, newKey, newValue, hasValue, isAssigned, span);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Head that
        && ref.equals(that.ref)
        && args.equals(that.args)
        && isFunction == that.isFunction
        && key.equals(that.key)
        && value.equals(that.value);
  }

  @Override
  public int hashCode() {
    return Objects.hash(ref, args, key, value);
  }
}
