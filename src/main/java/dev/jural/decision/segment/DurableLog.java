package dev.jural.decision.segment;

import dev.jural.decision.DecisionEvent;
import dev.jural.decision.DecisionLog;
import dev.jural.decision.EventEncoder;
import dev.jural.decision.LogException;
import dev.jural.decision.segment.LogSettings.Fsync;
import dev.jural.decision.segment.LogSettings.OnFull;
import dev.jural.value.RegoNumber;
import dev.jural.value.RegoObject;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A DurableLog keeps events in a folder of segments.
 *
 * <p>Events wait in a bounded queue for one thread, which writes as many as there are and forces
 * them to the disk together. It is this log's own and is never interrupted, because an interrupt in
 * the midst of input or output closes a file. One log at a time writes a folder. Safe for use by
 * many threads.
 */
public final class DurableLog implements DecisionLog {
  private static final int BATCH_BYTES = 1 << 20;
  private static final long INTERVAL_MILLIS = 50;
  private static final long RETRY_MILLIS = 10;

  private record Entry(DecisionEvent event, CompletableFuture<Long> done) {}

  private final Path log;
  private final EventEncoder encoder;
  private final LogSettings settings;
  private final Disk disk;
  private final Clock clock;
  private final FileChannel lock;
  private final Packing packing;
  private final ArrayDeque<Entry> queue = new ArrayDeque<>();
  private final Thread writing;
  private final List<String> warnings = new ArrayList<>();
  private List<Entry> inFlight = List.of();
  private boolean isClosing;
  private boolean isIdle;
  private @Nullable LogException failure;
  private long logged;
  private long lost;
  private long unnoted;
  private long lastForce = System.nanoTime();

  private DurableLog(
      Path log,
      EventEncoder encoder,
      LogSettings settings,
      Disk disk,
      Clock clock,
      FileChannel lock) {
    this.log = log;
    this.encoder = encoder;
    this.settings = settings;
    this.disk = disk;
    this.clock = clock;
    this.lock = lock;
    this.packing = new Packing(new Packer(disk), settings.packs());
    this.writing = new Thread(this::run, "jural-log");
    this.writing.setDaemon(true);
  }

  /**
   * Opens a log, and makes its folder when it is not there.
   *
   * @param encoder masks events and makes their bytes
   * @throws LogException when it cannot be written, or another process writes it
   */
  public static DurableLog open(Path log, EventEncoder encoder, LogSettings settings, Clock clock) {
    return open(log, encoder, settings, clock, Disk.real());
  }

  static DurableLog open(
      Path log, EventEncoder encoder, LogSettings settings, Clock clock, Disk disk) {
    try {
      Files.createDirectories(log);
      FileChannel lock =
          FileChannel.open(
              log.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (!isLocked(lock)) {
        lock.close();
        throw new LogException("another process writes the decision log " + log);
      }
      DurableLog opened = new DurableLog(log, encoder, settings, disk, clock, lock);
      opened.writing.start();
      return opened;
    } catch (IOException e) {
      throw new LogException("cannot open the decision log " + log + ": " + LogException.reason(e));
    }
  }

  private static boolean isLocked(FileChannel lock) throws IOException {
    try {
      return lock.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  // ---- those who log

  @Override
  public void append(DecisionEvent event) {
    CompletableFuture<Long> unused = submit(event);
  }

  /**
   * Adds an event.
   *
   * @return the event's number in the log once it is as durable as {@link Fsync} says; 0 when a
   *     policy drops it; fails with a {@link LogException} when it is lost
   * @throws LogException when the log has failed, or there is no room for it to wait
   */
  public CompletableFuture<Long> submit(DecisionEvent event) {
    CompletableFuture<Long> done = new CompletableFuture<>();
    synchronized (queue) {
      long deadline = System.nanoTime() + settings.patience().toNanos();
      while (failure == null && queue.size() >= settings.queue()) {
        if (settings.onFull() == OnFull.SHED) {
          lost++;
          unnoted++;
          done.completeExceptionally(new LogException("too many decisions wait to be logged"));
          return done;
        }
        long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
        if (left <= 0) {
          throw new LogException("too many decisions wait to be logged");
        }
        try {
          queue.wait(left);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          throw new LogException("interrupted while waiting for the decision log");
        }
      }
      if (failure != null) {
        throw failure;
      }
      queue.add(new Entry(event, done));
      if (isIdle) {
        queue.notifyAll();
      }
    }
    return done;
  }

  /** How many events were lost. */
  public long lost() {
    synchronized (queue) {
      return lost;
    }
  }

  @Override
  public List<String> warnings() {
    synchronized (queue) {
      return List.copyOf(warnings);
    }
  }

  @Override
  public void close() {
    synchronized (queue) {
      isClosing = true;
      queue.notifyAll();
    }
    try {
      writing.join();
      lock.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LogException("interrupted while the decision log was written");
    } catch (IOException e) {
      throw new LogException("cannot close the decision log " + log);
    }
    synchronized (queue) {
      if (failure != null) {
        throw failure;
      } else if (lost > 0) {
        throw new LogException(
            lost + " decisions were lost, there was no room for them in the log " + log);
      }
    }
  }

  // ---- the one who writes

  private void run() {
    try {
      write();
    } catch (IOException e) {
      fail(
          new LogException("cannot write the decision log " + log + ": " + LogException.reason(e)));
    } catch (LogException e) {
      fail(e);
    } catch (RuntimeException | Error e) {
      fail(new LogException("cannot write the decision log " + log + ": " + e));
    }
  }

  private void fail(LogException e) {
    List<Entry> left;
    synchronized (queue) {
      failure = e;
      left = new ArrayList<>(inFlight);
      left.addAll(queue);
      queue.clear();
      queue.notifyAll();
    }
    left.forEach(entry -> entry.done().completeExceptionally(e));
  }

  private void write() throws IOException {
    Recovered start = new Recovery(log, disk).recover();
    synchronized (queue) {
      warnings.addAll(start.warnings());
    }
    SegmentWriter writer = new SegmentWriter(log, settings, disk, clock, start);
    packing.leftovers(log);
    boolean isFirst = true;
    while (true) {
      List<Entry> batch = take(writer.unforcedBytes() > 0);
      if (batch.isEmpty() && isClosing()) {
        break;
      }
      if (isFirst && !batch.isEmpty()) {
        isFirst = false;
        retire(writer);
      }
      write(writer, batch);
    }
    noteLosses(writer);
    end(writer);
    packing.await();
  }

  private void write(SegmentWriter writer, List<Entry> batch) throws IOException {
    if (writer.isDueForRotation() && !batch.isEmpty()) {
      rotate(writer);
    }
    noteLosses(writer);
    for (Entry entry : batch) {
      add(writer, entry);
      if (writer.buffered() >= BATCH_BYTES) {
        commit(writer, false);
      }
      if (writer.isDueForRotation()) {
        rotate(writer);
      }
    }
    // The end forces all at once.
    boolean isDue = isDue(writer) && !(isClosing() && hasNone());
    commit(writer, isDue);
    lastForce = isDue ? System.nanoTime() : lastForce;
    if (writer.isDueForCheckpoint()) {
      commitCheckpoint(writer, settings.fsync() != Fsync.OS);
    }
  }

  private void end(SegmentWriter writer) throws IOException {
    commit(writer, false);
    commitCheckpoint(writer, true);
    writer.closeFile();
  }

  private boolean isDue(SegmentWriter writer) {
    return switch (settings.fsync()) {
      case SYNC -> true;
      case INTERVAL ->
          writer.unforcedBytes() >= BATCH_BYTES
              || System.nanoTime() - lastForce >= TimeUnit.MILLISECONDS.toNanos(INTERVAL_MILLIS);
      case OS -> false;
    };
  }

  private void add(SegmentWriter writer, Entry entry) {
    Optional<byte[]> bytes = encoder.encode(entry.event());
    if (bytes.isEmpty()) {
      entry.done().complete(0L);
      return;
    }
    logged++;
    writer.add(Pending.decision(bytes.get(), entry.done()));
  }

  /** What waits to be written; empty when nothing came in time, or the log is to end. */
  private List<Entry> take(boolean hasUnforced) {
    synchronized (queue) {
      boolean isPatient = !(hasUnforced && settings.fsync() == Fsync.INTERVAL);
      long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(INTERVAL_MILLIS);
      isIdle = true;
      while (queue.isEmpty() && !isClosing && (isPatient || System.nanoTime() < deadline)) {
        try {
          queue.wait(INTERVAL_MILLIS);
        } catch (InterruptedException e) {
          throw new IllegalStateException("the log's own thread was interrupted", e);
        }
      }
      isIdle = false;
      List<Entry> batch = new ArrayList<>(queue);
      queue.clear();
      inFlight = batch;
      queue.notifyAll();
      return batch;
    }
  }

  private boolean isClosing() {
    synchronized (queue) {
      return isClosing;
    }
  }

  private boolean hasNone() {
    synchronized (queue) {
      return queue.isEmpty();
    }
  }

  private void noteLosses(SegmentWriter writer) {
    long count;
    synchronized (queue) {
      count = unnoted;
      unnoted = 0;
    }
    if (count > 0) {
      writer.add(Infos.gap(count, "no room"));
    }
  }

  private RegoObject counters() {
    return RegoObject.builder()
        .put("logged", RegoNumber.of(logged))
        .put("dropped", RegoNumber.of(encoder.dropped()))
        .put("truncated", RegoNumber.of(encoder.truncated()))
        .put("lost", RegoNumber.of(lost()))
        .build();
  }

  // ---- when there is no room

  /** A step that writes. */
  private interface Step {
    void run() throws IOException;
  }

  private void commit(SegmentWriter writer, boolean force) throws IOException {
    if (!untilDone(writer, () -> writer.commit(force)) && force) {
      // What could not be written is gone; the rest is to be on the disk all the same.
      writer.commit(true);
    }
  }

  private void commitCheckpoint(SegmentWriter writer, boolean force) throws IOException {
    noteLosses(writer);
    commit(writer, force);
    boolean unused = untilDone(writer, () -> writer.checkpoint(counters(), force));
  }

  private void retire(SegmentWriter writer) throws IOException {
    if (!settings.keep().isZero()) {
      packing.await();
      writer.retireOld();
    }
  }

  private void rotate(SegmentWriter writer) throws IOException {
    boolean unused = untilDone(writer, writer::rotate);
    writer.ended().forEach(packing::add);
    retire(writer);
  }

  /**
   * Does a step again until it works, as far as {@link OnFull} allows; false when it was given up.
   */
  private boolean untilDone(SegmentWriter writer, Step step) throws IOException {
    long deadline = System.nanoTime() + settings.patience().toNanos();
    while (true) {
      try {
        step.run();
        return true;
      } catch (SegmentGoneException e) {
        throw e;
      } catch (IOException e) {
        if (settings.onFull() == OnFull.OVERWRITE) {
          // None is to be packed and deleted at once.
          packing.await();
          if (writer.dropOldest()) {
            continue;
          }
        }
        if (System.nanoTime() < deadline && settings.onFull() != OnFull.SHED) {
          sleep();
        } else if (settings.onFull() == OnFull.SHED) {
          SegmentWriter.Shed shed = writer.shed("there is no room in the decision log " + log);
          synchronized (queue) {
            lost += shed.lost();
            unnoted += shed.unnoted();
          }
          return false;
        } else {
          throw e;
        }
      }
    }
  }

  private static void sleep() {
    try {
      Thread.sleep(RETRY_MILLIS);
    } catch (InterruptedException e) {
      throw new IllegalStateException("the log's own thread was interrupted", e);
    }
  }
}
