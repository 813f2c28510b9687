package dev.jural.decision.segment;

/**
 * A Position is how far a log is.
 *
 * @param seq number of the last record; 0 when there is none
 * @param hash of the last record
 * @param bytes length of the segment
 */
record Position(long seq, String hash, long bytes) {
  /** Before the first record of a log. */
  static final Position START = new Position(0, RecordLine.START, 0);

  /** The same at the beginning of a new segment. */
  Position inNewSegment() {
    return new Position(seq, hash, 0);
  }
}
