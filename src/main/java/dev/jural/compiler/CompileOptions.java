package dev.jural.compiler;

import dev.jural.value.RegoValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * CompileOptions say how strict compilation is.
 *
 * @param keepPrints whether calls of {@code print} stay; else they are taken out
 * @param schemas the schemas that annotations may name, by their names, {@code [schema, input]};
 *     none when annotations say nothing of types
 */
public record CompileOptions(boolean keepPrints, Optional<Map<List<String>, RegoValue>> schemas) {
  /** Prints are taken out, and schemas not looked at. */
  public static final CompileOptions DEFAULT = new CompileOptions(false, Optional.empty());
}
