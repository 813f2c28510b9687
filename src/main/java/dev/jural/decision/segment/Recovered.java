package dev.jural.decision.segment;

import java.util.List;
import java.util.Optional;

/**
 * A Recovered is where a log goes on.
 *
 * @param at the last good record, with the length of the open segment
 * @param open the segment to go on with; none for a new one
 * @param notes records to write first
 * @param warnings what was found that a crash does not explain
 */
record Recovered(
    Position at, Optional<Segments.Segment> open, List<Pending> notes, List<String> warnings) {
  Recovered {
    notes = List.copyOf(notes);
    warnings = List.copyOf(warnings);
  }
}
