package dev.jural.ast;

/**
 * A Var is a variable or an unresolved name.
 *
 * @param name the name. The parser gives each {@code _} a name of its own that starts with {@link
 *     #WILDCARD}; names the compiler makes start with {@link #GENERATED}
 */
public record Var(String name) implements TermValue {
  /** How the names of {@code _} begin; no name of the language can. */
  public static final String WILDCARD = "$";

  /** How the names of variables begin that the compiler makes. */
  public static final String GENERATED = "__local";

  /** Whether this is a {@code _}. */
  public boolean isWildcard() {
    return name.startsWith(WILDCARD);
  }

  /** Whether the compiler made it. */
  public boolean isGenerated() {
    return name.startsWith(GENERATED);
  }
}
