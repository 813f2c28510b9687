package dev.jural.check;

import java.util.List;

/**
 * A Vacuity names what took no part in a run: silence is never a pass.
 *
 * @param rules ids of rules that applied to no resource
 * @param namespaces packages none of whose rules applied
 * @param inputPaths paths under {@code input} that rules look at and no document has
 */
public record Vacuity(List<String> rules, List<String> namespaces, List<String> inputPaths) {
  /** Everything took part. */
  public static final Vacuity NONE = new Vacuity(List.of(), List.of(), List.of());

  public Vacuity {
    rules = List.copyOf(rules);
    namespaces = List.copyOf(namespaces);
    inputPaths = List.copyOf(inputPaths);
  }

  /** Whether everything took part. */
  public boolean isEmpty() {
    return rules.isEmpty() && namespaces.isEmpty() && inputPaths.isEmpty();
  }
}
