package dev.jural.decision.replay;

import dev.jural.decision.review.EventView;
import java.util.List;

/**
 * A Replayed is one event that was decided again.
 *
 * @param event as it was logged
 * @param kind what came of it
 * @param before the outcome that was logged
 * @param after the outcome now
 * @param added what is found now and was not
 * @param removed what was found and is not now
 * @param reason why it could not be decided again; else empty
 */
public record Replayed(
    EventView event,
    Kind kind,
    String before,
    String after,
    List<EventView.Item> added,
    List<EventView.Item> removed,
    String reason) {
  /** A Kind says what came of an event. */
  public enum Kind {
    /** The same result. */
    SAME,
    /** It was not denied, and is now. */
    NEWLY_DENIED,
    /** It was denied, and is not now. */
    NEWLY_ALLOWED,
    /** Neither, but the result is another. */
    CHANGED,
    /** It cannot be decided again as it was. */
    NOT_REPLAYABLE,
    /** The evaluation failed. */
    FAILED
  }

  public Replayed {
    added = List.copyOf(added);
    removed = List.copyOf(removed);
  }
}
