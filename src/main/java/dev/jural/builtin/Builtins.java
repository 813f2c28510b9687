package dev.jural.builtin;

/** The built-in functions of Jural: the list of categories, each a class in {@code lib}. */
public final class Builtins {
  private Builtins() {}

  /** A table of all of them. Costs some milliseconds; make it once and hand it on. */
  public static BuiltinTable standard() {
    BuiltinTable.Builder table = BuiltinTable.builder();
    return table.build();
  }
}
