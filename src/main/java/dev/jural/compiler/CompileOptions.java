package dev.jural.compiler;

/**
 * CompileOptions say how strict compilation is.
 *
 * @param keepPrints whether calls of {@code print} stay; else they are taken out
 */
public record CompileOptions(boolean keepPrints) {
  /** Prints are taken out. */
  public static final CompileOptions DEFAULT = new CompileOptions(false);
}
