package dev.jural.decision.segment;

import java.security.PrivateKey;
import java.time.Duration;
import java.util.Optional;

/**
 * LogSettings say how a durable log is kept.
 *
 * @param fsync when records are forced to the disk
 * @param segmentBytes a segment is ended when it is larger
 * @param segmentAge a segment is ended when it is older; and at the end of the day (UTC)
 * @param onFull what happens when there is no room
 * @param patience how long to wait for room before it counts as full
 * @param mostBytes of all segments; 0 for no bound
 * @param keep ended segments older than that are deleted; zero for never
 * @param packs whether ended segments are packed with gzip
 * @param checkpointEvery a checkpoint follows so many records at most
 * @param queue the most events that wait to be written
 * @param key signs checkpoints (Ed25519)
 */
public record LogSettings(
    Fsync fsync,
    long segmentBytes,
    Duration segmentAge,
    OnFull onFull,
    Duration patience,
    long mostBytes,
    Duration keep,
    boolean packs,
    int checkpointEvery,
    int queue,
    Optional<PrivateKey> key) {
  /** A Fsync says when records are forced to the disk. */
  public enum Fsync {
    /** Before a decision counts as logged. */
    SYNC,
    /** Every 50 ms or 1 MiB: a power cut loses that much. */
    INTERVAL,
    /** When the operating system pleases, and at the end. */
    OS
  }

  /** An OnFull says what happens when there is no room. */
  public enum OnFull {
    /** Wait, then fail. */
    BLOCK,
    /** Lose the newest events, count them, and leave a gap record. */
    SHED,
    /** Delete the oldest segments. */
    OVERWRITE
  }

  /** What {@code jural check} does unless it is told otherwise. */
  public static final LogSettings DEFAULT =
      new LogSettings(
          Fsync.SYNC,
          64L << 20,
          Duration.ofDays(1),
          OnFull.BLOCK,
          Duration.ofSeconds(10),
          0,
          Duration.ZERO,
          true,
          1000,
          4096,
          Optional.empty());

  /** The same with another policy of forcing. */
  public LogSettings withFsync(Fsync other) {
    return new LogSettings(
        other,
        segmentBytes,
        segmentAge,
        onFull,
        patience,
        mostBytes,
        keep,
        packs,
        checkpointEvery,
        queue,
        key);
  }

  /** The same with other segments. */
  public LogSettings withSegments(long bytes, Duration age, boolean packed) {
    return new LogSettings(
        fsync, bytes, age, onFull, patience, mostBytes, keep, packed, checkpointEvery, queue, key);
  }

  /** The same with other bounds. */
  public LogSettings withBounds(OnFull full, Duration wait, long bytes, Duration kept) {
    return new LogSettings(
        fsync,
        segmentBytes,
        segmentAge,
        full,
        wait,
        bytes,
        kept,
        packs,
        checkpointEvery,
        queue,
        key);
  }

  /** The same with other checkpoints. */
  public LogSettings withCheckpoints(int every, Optional<PrivateKey> signer) {
    return new LogSettings(
        fsync,
        segmentBytes,
        segmentAge,
        onFull,
        patience,
        mostBytes,
        keep,
        packs,
        every,
        queue,
        signer);
  }
}
