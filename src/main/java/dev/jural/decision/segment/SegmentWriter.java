package dev.jural.decision.segment;

import dev.jural.decision.Digests;
import dev.jural.value.RegoObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A SegmentWriter puts records into segments. Used by one thread.
 *
 * <p>Three positions: {@code now} is after the last record that was added, {@code written} after
 * the last that the operating system took, {@code forced} after the last that is on the disk. A
 * write that fails is taken back, and done again by the next {@link #commit}. A force that fails is
 * never repeated on the same file, because the system may have thrown the bytes away and report
 * success next time: the segment is left as it was when last forced, and what came after is written
 * to a new one.
 */
final class SegmentWriter {
  private static final int MOST_FORCES = 3;

  private final Path log;
  private final LogSettings settings;
  private final Disk disk;
  private final Clock clock;
  private final Digests digests = new Digests();
  private final List<Pending> unforced = new ArrayList<>();
  private final List<Pending> fresh = new ArrayList<>();
  private final List<Pending> unacknowledged = new ArrayList<>();
  private final List<Long> numbers = new ArrayList<>();
  private final ByteArrayOutputStream buffer = new ByteArrayOutputStream();
  private final List<Path> ended = new ArrayList<>();

  private Position now;
  private Position written;
  private Position forced;
  private boolean hasSegment;
  private Path path;
  private Optional<Disk.SegmentFile> file = Optional.empty();
  private Instant since;
  private LocalDate day;
  private boolean hasRecords;
  private boolean isSealed;
  private long sinceCheckpoint;
  private long otherBytes;

  SegmentWriter(Path log, LogSettings settings, Disk disk, Clock clock, Recovered start)
      throws IOException {
    this.log = log;
    this.settings = settings;
    this.disk = disk;
    this.clock = clock;
    this.now = start.at();
    this.path = log;
    this.since = clock.instant();
    this.day = since.atZone(ZoneOffset.UTC).toLocalDate();
    if (start.open().isPresent()) {
      Segments.Segment segment = start.open().get();
      path = segment.file();
      day = segment.day();
      file = Optional.of(disk.open(path, now.bytes()));
      hasSegment = true;
      hasRecords = true;
    }
    written = now;
    forced = now;
    if (settings.mostBytes() > 0) {
      for (Segments.Segment segment : Segments.list(log)) {
        otherBytes += segment.file().equals(path) ? 0 : Files.size(segment.file());
      }
    }
    start.notes().forEach(this::add);
  }

  // ---- adding

  /** Adds a record; nothing is written yet. */
  void add(Pending record) {
    if (!hasSegment) {
      begin();
    }
    append(record);
    fresh.add(record);
    hasRecords |= isOfAnySegment(record);
  }

  private void begin() {
    hasSegment = true;
    since = clock.instant();
    day = since.atZone(ZoneOffset.UTC).toLocalDate();
    path = Segments.path(log, since, now.seq() + 1);
    hasRecords = false;
    isSealed = false;
    now = now.inNewSegment();
    written = now;
    forced = now;
    add(Infos.open(since));
  }

  private void append(Pending record) {
    long seq = now.seq() + record.skipped() + 1;
    byte[] payload = record.payload().apply(seq, now.hash());
    byte[] line = RecordLine.bytes(seq, now.hash(), record.type(), payload);
    buffer.writeBytes(line);
    buffer.write('\n');
    now = new Position(seq, digests.of(line), now.bytes() + line.length + 1);
  }

  /** Bytes that are not yet written. */
  int buffered() {
    return buffer.size();
  }

  /** Bytes that are not yet on the disk. */
  long unforcedBytes() {
    return now.bytes() - forced.bytes();
  }

  boolean isDueForCheckpoint() {
    return sinceCheckpoint >= settings.checkpointEvery();
  }

  /** Whether the segment is to be ended before more is added. */
  boolean isDueForRotation() {
    Instant time = clock.instant();
    return hasSegment
        && hasRecords
        && (now.bytes() >= settings.segmentBytes()
            || !time.atZone(ZoneOffset.UTC).toLocalDate().equals(day)
            || Duration.between(since, time).compareTo(settings.segmentAge()) > 0);
  }

  // ---- writing

  /**
   * Writes what was added.
   *
   * @param force whether it must be on the disk afterwards
   * @throws IOException when it could not; what was added is still to be written
   */
  void commit(boolean force) throws IOException {
    if (buffer.size() > 0) {
      write();
    }
    if (force && !unforced.isEmpty()) {
      force();
    }
    if (file.isPresent() && !file.get().isThere()) {
      throw new SegmentGoneException(log.relativize(path).toString());
    }
    boolean isEnough = settings.fsync() != LogSettings.Fsync.SYNC;
    if (isEnough || force) {
      acknowledge();
    }
    if (settings.fsync() == LogSettings.Fsync.OS) {
      unforced.clear();
    }
  }

  private void acknowledge() {
    for (int i = 0; i < unacknowledged.size(); i++) {
      unacknowledged.get(i).done().complete(numbers.get(i));
    }
    unacknowledged.clear();
    numbers.clear();
  }

  private void write() throws IOException {
    try {
      checkRoom();
      if (file.isEmpty()) {
        create();
      }
      file.orElseThrow().write(ByteBuffer.wrap(buffer.toByteArray()));
    } catch (IOException e) {
      takeBack();
      throw e;
    }
    buffer.reset();
    long seq = written.seq();
    for (Pending record : fresh) {
      seq += record.skipped() + 1;
      unacknowledged.add(record);
      numbers.add(seq);
    }
    sinceCheckpoint += fresh.size();
    unforced.addAll(fresh);
    fresh.clear();
    written = now;
  }

  private void create() throws IOException {
    file = Optional.of(disk.create(path));
    Path folder = path.toAbsolutePath().getParent();
    if (folder != null) {
      disk.syncFolder(folder);
    }
    disk.syncFolder(log);
  }

  private void checkRoom() throws IOException {
    if (settings.mostBytes() > 0
        && otherBytes + written.bytes() + buffer.size() > settings.mostBytes()) {
      throw new IOException("the log has reached its bound of " + settings.mostBytes() + " bytes");
    }
  }

  /** Leaves the file as it was before a write that failed. */
  private void takeBack() {
    try {
      if (file.isPresent()) {
        file.get().truncate(written.bytes());
      }
      now = written;
      again(new ArrayList<>(fresh));
    } catch (IOException e) {
      abandon();
    }
  }

  private void again(List<Pending> records) {
    fresh.clear();
    buffer.reset();
    for (Pending record : records) {
      if (!(record.type().equals("open") && hasSegment && now.bytes() > 0)) {
        append(record);
        fresh.add(record);
      }
    }
  }

  private void force() throws IOException {
    for (int i = 1; ; i++) {
      try {
        file.orElseThrow().force();
        forced = written;
        unforced.clear();
        return;
      } catch (IOException e) {
        abandon();
        if (i == MOST_FORCES) {
          throw e;
        }
        write();
      }
    }
  }

  /** Leaves the segment as it was last forced; all after that goes into a new one. */
  private void abandon() {
    Path left = path;
    boolean isEmpty = forced.bytes() == 0;
    try (Disk.SegmentFile closing = file.orElseThrow()) {
      closing.truncate(forced.bytes());
    } catch (IOException e) {
      // What is behind forced is passed over when reading: the next segment's name says where it
      // begins.
      otherBytes += written.bytes() - forced.bytes();
    }
    if (isEmpty) {
      delete(left);
    }
    file = Optional.empty();
    List<Pending> again = new ArrayList<>();
    for (List<Pending> list : List.of(unforced, fresh)) {
      list.stream().filter(SegmentWriter::isOfAnySegment).forEach(again::add);
    }
    numbers.clear();
    unacknowledged.clear();
    unforced.clear();
    fresh.clear();
    buffer.reset();
    otherBytes += forced.bytes();
    now = forced;
    hasSegment = false;
    begin();
    again.forEach(this::add);
  }

  private static boolean isOfAnySegment(Pending record) {
    return !record.type().equals("open") && !record.type().equals("seal");
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      // Making the new one under the same name will fail, and say why.
    }
  }

  // ---- losing

  /**
   * A Shed is what was given up.
   *
   * @param lost events that are lost
   * @param unnoted numbers to leave out: of these, and of events that were lost before and whose
   *     gap record is given up as well
   */
  record Shed(long lost, long unnoted) {}

  /** Gives up what was added and could not be written. */
  Shed shed(String reason) {
    long lost = 0;
    long before = 0;
    for (Pending record : fresh) {
      before += record.skipped();
      if (record.isDecision()) {
        lost++;
        record.done().completeExceptionally(new dev.jural.decision.LogException(reason));
      }
    }
    fresh.clear();
    buffer.reset();
    now = written;
    isSealed = false;
    if (file.isEmpty()) {
      hasSegment = false;
    }
    return new Shed(lost, lost + before);
  }

  /** Deletes the oldest ended segment; false when there is none. */
  boolean dropOldest() throws IOException {
    List<Segments.Segment> segments = Segments.list(log);
    if (segments.size() < 2 || segments.get(0).file().equals(path)) {
      return false;
    }
    // There may be no room for the record before the segment is gone.
    delete(segments.get(0));
    add(Infos.retire(segments.get(0).name(), segments.get(1).first() - 1, "overwritten"));
    return true;
  }

  private void delete(Segments.Segment segment) throws IOException {
    otherBytes -= settings.mostBytes() > 0 ? Files.size(segment.file()) : 0;
    Files.delete(segment.file());
  }

  /** Deletes ended segments that are older than they are to be kept. */
  void retireOld() throws IOException {
    if (settings.keep().isZero()) {
      return;
    }
    LocalDate oldest = clock.instant().minus(settings.keep()).atZone(ZoneOffset.UTC).toLocalDate();
    List<Segments.Segment> old = new ArrayList<>();
    long to = now.seq();
    for (Segments.Segment segment : Segments.list(log)) {
      if (!segment.day().isBefore(oldest) || hasSegment && segment.file().equals(path)) {
        to = segment.first() - 1;
        break;
      }
      old.add(segment);
    }
    if (!old.isEmpty()) {
      add(Infos.retire(old.get(old.size() - 1).name(), to, "older than it is kept"));
      commit(true);
      for (Segments.Segment segment : old) {
        delete(segment);
      }
    }
  }

  // ---- ending

  /** Adds a checkpoint, makes all durable, and notes it beside the segments. */
  void checkpoint(RegoObject counters, boolean force) throws IOException {
    if (!hasSegment) {
      return;
    }
    add(Infos.checkpoint(clock.instant(), settings.key(), counters));
    commit(force);
    sinceCheckpoint = 0;
    note(false);
  }

  private void note(boolean isEnd) throws IOException {
    String time = clock.instant().toString();
    new Checkpoint(
            name(),
            written.bytes(),
            written.seq(),
            written.hash(),
            isEnd,
            time,
            Checkpoint.sign(settings.key(), written.seq(), written.hash(), time))
        .append(log);
  }

  private String name() {
    return new Segments.Segment(path, 0).name();
  }

  /** Ends the segment; the next record begins a new one. */
  void rotate() throws IOException {
    if (!isSealed) {
      commit(true);
      add(Infos.seal(now.bytes()));
      isSealed = true;
    }
    commit(true);
    if (!isSealed) {
      // The disk failed, and a new segment has begun already.
      return;
    }
    note(true);
    closeFile();
    ended.add(path);
    otherBytes += written.bytes();
    hasSegment = false;
  }

  /** Segments that were ended since the last call. */
  List<Path> ended() {
    List<Path> paths = List.copyOf(ended);
    ended.clear();
    return paths;
  }

  void closeFile() throws IOException {
    if (file.isPresent()) {
      file.get().close();
      file = Optional.empty();
    }
  }
}
