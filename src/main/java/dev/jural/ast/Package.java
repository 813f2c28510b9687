package dev.jural.ast;

import dev.jural.source.Span;
import java.util.Objects;

/**
 * A Package is the declaration {@code package a.b}.
 *
 * @param path the full path, starting with the var {@code data}: {@code data.a.b}
 * @param span the whole declaration
 */
public record Package(Ref path, Span span) {
  @Override
  public boolean equals(Object other) {
    return other instanceof Package that && path.equals(that.path);
  }

  @Override
  public int hashCode() {
    return Objects.hash(path);
  }
}
