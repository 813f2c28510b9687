package dev.jural.decision.segment;

import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;

/**
 * A Pending is a record that is not yet known to be on the disk. It can be written again elsewhere:
 * its number and what goes before it are only known then.
 *
 * @param type of the record
 * @param skipped numbers that are left out before it, of events that were lost
 * @param payload what it holds, given its number and the hash of the record before it
 * @param done is given the record's number once it counts as logged
 */
record Pending(
    String type,
    long skipped,
    BiFunction<Long, String, byte[]> payload,
    CompletableFuture<Long> done) {

  /** A record that nobody waits for. */
  static Pending of(String type, BiFunction<Long, String, byte[]> payload) {
    return new Pending(type, 0, payload, new CompletableFuture<>());
  }

  /** A decision. */
  static Pending decision(byte[] event, CompletableFuture<Long> done) {
    return new Pending(RecordLine.DECISION, 0, (seq, prev) -> event, done);
  }

  boolean isDecision() {
    return type.equals(RecordLine.DECISION);
  }
}
