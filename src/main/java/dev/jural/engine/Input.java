package dev.jural.engine;

import dev.jural.source.Origin;
import dev.jural.value.RegoObject;
import dev.jural.value.RegoValue;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An Input is what one evaluation is about.
 *
 * @param value the document {@code input}; none leaves it undefined
 * @param origin where the value came from, for the decision log
 */
public record Input(Optional<RegoValue> value, Optional<Origin> origin) {
  /** No input: {@code input} is undefined. */
  public static final Input NONE = new Input(Optional.empty(), Optional.empty());

  /** The input {@code value} from nowhere in particular. */
  public static Input of(RegoValue value) {
    return new Input(Optional.of(value), Optional.empty());
  }

  /** The input {@code value} from a document. */
  public static Input of(RegoValue value, Origin origin) {
    return new Input(Optional.of(value), Optional.of(origin));
  }

  /**
   * The input that a Java object stands for.
   *
   * @param object as {@link Values#from} takes it: a map, a Jackson tree, a record...
   * @throws IllegalArgumentException as {@link Values#from} does
   */
  public static Input from(@Nullable Object object) {
    return of(Values.from(object));
  }

  /**
   * The input that a JSON text holds.
   *
   * @throws dev.jural.source.RegoException when it is no JSON, with line and column
   */
  public static Input json(String text) {
    return of(Values.fromJson("input", text));
  }

  /** The value, or the empty object. */
  public RegoValue valueOrEmpty() {
    return value.orElse(RegoObject.EMPTY);
  }
}
