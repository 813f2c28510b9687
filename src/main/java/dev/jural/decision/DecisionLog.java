package dev.jural.decision;

import java.util.List;

/** A DecisionLog keeps decision events. */
public interface DecisionLog extends AutoCloseable {
  /**
   * Adds an event.
   *
   * @throws LogException when it cannot be written
   */
  void append(DecisionEvent event);

  /** What was found when the log was opened that a crash does not explain. */
  default List<String> warnings() {
    return List.of();
  }

  /**
   * Makes everything that was appended durable and ends the log.
   *
   * @throws LogException when it cannot
   */
  @Override
  void close();
}
