package dev.jural.author.format;

import dev.jural.ast.RegoVersion;

/**
 * FormatOptions say which versions of the language a formatter reads and writes.
 *
 * @param source what modules are written in unless they say {@code import rego.v1}
 * @param target what they shall be written in
 * @param isDroppingImports whether imports of {@code rego.v1} and {@code future.keywords} are left
 *     out where the target needs none
 */
public record FormatOptions(RegoVersion source, Target target, boolean isDroppingImports) {
  /** v1 in, v1 out. */
  public static final FormatOptions V1 = new FormatOptions(RegoVersion.V1, Target.V1, false);

  /** v0 in, v0 out. */
  public static final FormatOptions V0 = new FormatOptions(RegoVersion.V0, Target.V0, false);

  /** A Target is what modules are written in. */
  public enum Target {
    /** Rego v0, as before OPA 1.0. */
    V0,
    /** Rego v1. */
    V1,
    /** What both versions read: v1 with {@code import rego.v1}. */
    V0_AND_V1
  }
}
