package dev.jural.decision;

/** A DecisionLog keeps decision events. */
public interface DecisionLog extends AutoCloseable {
  /**
   * Adds an event.
   *
   * @throws LogException when it cannot be written
   */
  void append(DecisionEvent event);

  /**
   * Makes everything that was appended durable and ends the log.
   *
   * @throws LogException when it cannot
   */
  @Override
  void close();
}
