package dev.jural.decision.segment;

import dev.jural.decision.Digests;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A Recovery finds out where a log goes on, after a clean end or a crash. It reads only what was
 * added since the last checkpoint.
 *
 * <p>Bytes at the end that are no whole record are what a crash leaves: they are moved to {@code
 * torn/} and noted. Bytes in the midst of whole records, or an end before a checkpoint, are no
 * crash: nothing is touched, a new segment begins, and it says so.
 */
final class Recovery {
  private final Path log;
  private final Disk disk;
  private final Digests digests = new Digests();
  private final List<Pending> notes = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();

  Recovery(Path log, Disk disk) {
    this.log = log;
    this.disk = disk;
  }

  /** Clears up, and gives where the log goes on. */
  Recovered recover() throws IOException {
    new Packer(disk).clear(log);
    List<Segments.Segment> segments = Segments.list(log);
    while (!segments.isEmpty()) {
      Segments.Segment last = segments.get(segments.size() - 1);
      Optional<Checkpoint> known =
          Checkpoint.last(log).filter(checkpoint -> checkpoint.segment().equals(last.name()));
      Optional<Recovered> found = from(last, known);
      if (found.isPresent()) {
        return found.get();
      }
      // Nothing of it is good: it was only just begun.
      moveAside(last, 0, Files.size(last.file()));
      Files.delete(last.file());
      segments.remove(segments.size() - 1);
    }
    return fresh(Position.START);
  }

  private Recovered fresh(Position at) {
    return new Recovered(at.inNewSegment(), Optional.empty(), notes, warnings);
  }

  private Optional<Recovered> from(Segments.Segment last, Optional<Checkpoint> known)
      throws IOException {
    if (known.isPresent() && known.get().isEnd()) {
      return Optional.of(fresh(new Position(known.get().seq(), known.get().hash(), 0)));
    }
    long size = last.isPacked() ? Long.MAX_VALUE : Files.size(last.file());
    if (known.isPresent() && known.get().bytes() > size) {
      return Optional.of(cut(last, known.get(), size));
    }
    Scan scan = new Scan();
    try (LineReader reader =
        known.isPresent() && !last.isPacked()
            ? LineReader.open(last.file(), known.get().bytes())
            : LineReader.open(last.file())) {
      if (known.isPresent() && !last.isPacked()) {
        scan.at = new Position(known.get().seq(), known.get().hash(), known.get().bytes());
        scan.hasRecord = true;
      }
      scan.read(reader);
    }
    if (!scan.hasRecord && !scan.isBroken) {
      return Optional.empty();
    }
    return Optional.of(after(last, scan, size));
  }

  private Recovered after(Segments.Segment last, Scan scan, long size) throws IOException {
    if (scan.isBroken) {
      String what = last.name() + ": not whole at byte " + scan.at.bytes();
      warnings.add("the decision log is damaged: " + what + "; see jural log verify");
      notes.add(Infos.recovery(last.name(), scan.at.bytes(), 0, "damaged"));
      return fresh(scan.lastWhole);
    }
    if (last.isPacked() || scan.isEnded) {
      return fresh(scan.at);
    }
    long torn = size - scan.at.bytes();
    if (torn > 0) {
      moveAside(last, scan.at.bytes(), torn);
    }
    return new Recovered(scan.at, Optional.of(last), notes, warnings);
  }

  private Recovered cut(Segments.Segment last, Checkpoint known, long size) {
    warnings.add(
        "the decision log is damaged: "
            + last.name()
            + " ends at byte "
            + size
            + ", before the checkpoint of "
            + known.time()
            + "; see jural log verify");
    notes.add(Infos.recovery(last.name(), size, known.bytes() - size, "cut off"));
    return fresh(new Position(known.seq(), known.hash(), 0));
  }

  private void moveAside(Segments.Segment segment, long from, long count) throws IOException {
    if (count > 0 && !segment.isPacked()) {
      Path folder = Files.createDirectories(log.resolve("torn"));
      String name = segment.file().getFileName() + "-" + from;
      Path kept = folder.resolve(name);
      for (int i = 2; Files.exists(kept); i++) {
        kept = folder.resolve(name + "-" + i);
      }
      try (SeekableByteChannel channel = Files.newByteChannel(segment.file())) {
        channel.position(from);
        InputStream rest = Channels.newInputStream(channel);
        Files.copy(rest, kept);
      }
      notes.add(Infos.recovery(segment.name(), from, count, "torn"));
    }
  }

  /** Reads records until the first that does not follow. */
  private final class Scan {
    private Position at = Position.START;
    private Position lastWhole = Position.START;
    private boolean hasRecord;
    private boolean isEnded;
    private boolean isBroken;

    void read(LineReader reader) throws IOException {
      Optional<LineReader.Line> line = reader.next();
      boolean isGood = true;
      while (line.isPresent()) {
        Optional<RecordLine> record =
            line.get().isEnded() ? RecordLine.parse(line.get().bytes(), digests) : Optional.empty();
        isGood &= record.isPresent() && follows(record.get());
        if (record.isPresent()) {
          Position here = new Position(record.get().seq(), record.get().hash(), line.get().end());
          if (here.seq() > lastWhole.seq()) {
            lastWhole = here;
          }
          if (isGood) {
            at = here;
            hasRecord = true;
            isEnded = record.get().type().equals("seal");
          } else {
            isBroken = true;
          }
        }
        line = reader.next();
      }
    }

    private boolean follows(RecordLine record) {
      return !hasRecord || record.prev().equals(at.hash()) && record.seq() > at.seq();
    }
  }
}
