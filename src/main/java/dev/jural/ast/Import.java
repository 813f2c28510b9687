package dev.jural.ast;

import dev.jural.source.Span;
import java.util.Objects;
import java.util.Optional;

/**
 * An Import is the declaration {@code import data.a.b as c}.
 *
 * @param path the full path; its head is {@code data}, {@code input}, {@code future} or {@code
 *     rego}
 * @param alias the name after {@code as}
 * @param span the whole declaration
 */
public record Import(Ref path, Optional<String> alias, Span span) {
  /** The name this import binds in its module: the alias, else the last part of the path. */
  public String name() {
    return alias.orElseGet(() -> path.lastName());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Import that && path.equals(that.path) && alias.equals(that.alias);
  }

  @Override
  public int hashCode() {
    return Objects.hash(path, alias);
  }
}
