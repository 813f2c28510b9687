package dev.jural.compiler;

import dev.jural.ast.RegoVersion;
import dev.jural.value.RegoValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * CompileOptions say how strict compilation is.
 *
 * @param keepPrints whether calls of {@code print} stay; else they are taken out
 * @param version the language of modules that do not say it by an import
 * @param schemas the schemas that annotations may name, by their names, {@code [schema, input]};
 *     none when annotations say nothing of types
 * @param isStrict whether unused imports, assignments and arguments are errors, and in v0 modules
 *     what v1 does not allow (OPA docs, "Strict mode")
 */
public record CompileOptions(
    boolean keepPrints,
    RegoVersion version,
    Optional<Map<List<String>, RegoValue>> schemas,
    boolean isStrict) {
  /** Prints are taken out, and schemas not looked at. */
  public static final CompileOptions DEFAULT =
      new CompileOptions(false, RegoVersion.V1, Optional.empty(), false);

  /** Whether a module is held to what v1 allows. */
  boolean isLikeV1(RegoVersion ofModule) {
    return isStrict || ofModule == RegoVersion.V1;
  }
}
