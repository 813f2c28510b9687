package dev.jural.ast;

import dev.jural.source.Span;
import dev.jural.value.RegoObject;
import java.util.Objects;

/**
 * Annotations are one {@code # METADATA} block (OPA docs, "Annotations").
 *
 * @param scope what the block holds for
 * @param content the YAML of the block as an object with OPA's keys: {@code title}, {@code
 *     description}, {@code entrypoint}, {@code related_resources}, {@code authors}, {@code
 *     organizations}, {@code schemas}, {@code custom}; keys that the block does not give are
 *     absent, {@code scope} is not among them
 * @param target offset in the source of the package or rule that follows the block
 * @param span the whole block
 */
public record Annotations(Scope scope, RegoObject content, int target, Span span) {
  /** A Scope says how far annotations reach. */
  public enum Scope {
    /** The rule that follows. */
    RULE,
    /** All rules of that name in the module's package. */
    DOCUMENT,
    /** All rules of the package. */
    PACKAGE,
    /** The package and all packages below it. */
    SUBPACKAGES
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Annotations that && scope == that.scope && content.equals(that.content);
  }

  @Override
  public int hashCode() {
    return Objects.hash(scope, content);
  }
}
