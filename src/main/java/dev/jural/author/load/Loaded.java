package dev.jural.author.load;

import dev.jural.ast.Module;
import dev.jural.value.RegoObject;
import java.util.List;

/**
 * Loaded is what files gave.
 *
 * @param modules in the order of their names
 * @param data the base documents
 */
public record Loaded(List<Module> modules, RegoObject data) {
  /** Nothing. */
  public static final Loaded NOTHING = new Loaded(List.of(), RegoObject.EMPTY);

  /**
   * This and more.
   *
   * @throws dev.jural.source.RegoException when both have a value in one place
   */
  public Loaded and(Loaded other) {
    return PolicyFiles.both(this, other);
  }

  public Loaded {
    modules = List.copyOf(modules);
  }
}
