package dev.jural.compiler;

import dev.jural.ast.Term;
import dev.jural.ast.TermValue;
import dev.jural.value.RegoArray;
import dev.jural.value.RegoObject;
import dev.jural.value.RegoSet;
import dev.jural.value.RegoValue;
import java.util.Optional;

/** Folds terms that are made of constants alone. */
final class Constants {
  private Constants() {}

  /**
   * The value of {@code term}, if it holds no variable, ref, call or comprehension, and no key
   * twice.
   */
  static Optional<RegoValue> of(Term term) {
    TermValue value = term.value();
    if (value instanceof TermValue.Literal literal) {
      return Optional.of(literal.value());
    } else if (value instanceof TermValue.ArrayTerm array) {
      RegoArray.Builder builder = new RegoArray.Builder();
      for (Term element : array.elements()) {
        Optional<RegoValue> folded = of(element);
        if (folded.isEmpty()) {
          return Optional.empty();
        }
        builder.add(folded.get());
      }
      return Optional.of(builder.build());
    } else if (value instanceof TermValue.SetTerm set) {
      RegoSet.Builder builder = RegoSet.builder();
      for (Term element : set.elements()) {
        Optional<RegoValue> folded = of(element);
        if (folded.isEmpty()) {
          return Optional.empty();
        }
        builder.add(folded.get());
      }
      return Optional.of(builder.build());
    }
    return value instanceof TermValue.ObjectTerm object ? object(object) : Optional.empty();
  }

  private static Optional<RegoValue> object(TermValue.ObjectTerm object) {
    RegoObject.Builder builder = RegoObject.builder();
    for (TermValue.ObjectTerm.Entry entry : object.entries()) {
      Optional<RegoValue> key = of(entry.key());
      Optional<RegoValue> value = of(entry.value());
      if (key.isEmpty() || value.isEmpty()) {
        return Optional.empty();
      }
      builder.put(key.get(), value.get());
    }
    return Optional.of(builder.build());
  }
}
