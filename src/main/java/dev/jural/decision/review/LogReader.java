package dev.jural.decision.review;

import dev.jural.decision.LogException;
import dev.jural.decision.segment.LineReader;
import dev.jural.decision.segment.RecordLine;
import dev.jural.decision.segment.Segments;
import dev.jural.source.RegoException;
import dev.jural.value.JsonReader;
import dev.jural.value.RegoArray;
import dev.jural.value.RegoObject;
import dev.jural.value.RegoString;
import dev.jural.value.RegoValue;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;

/**
 * A LogReader reads the events of a log, a batch at a time, parsed by all processors: a folder of
 * segments, or a file of JSON lines or of a JSON array, gzip or not. So it takes what {@code jural
 * check} writes, what OPA uploads, and what OPA writes to its console, other lines of that passed
 * over.
 */
public final class LogReader {
  private static final int BATCH = 2048;
  private static final int BATCH_BYTES = 32 << 20;
  private static final int MAGIC = 4;

  private final List<byte[]> batch = new ArrayList<>();
  private final Consumer<List<RegoObject>> sink;
  private int batchBytes;
  private long passedOver;

  private LogReader(Consumer<List<RegoObject>> sink) {
    this.sink = sink;
  }

  /**
   * Reads a log.
   *
   * @param log a folder or a file
   * @param sink takes events in their order, some thousand at a time
   * @return how many lines were no events; records that hold none do not count
   * @throws LogException when it cannot be read
   */
  public static long read(Path log, Consumer<List<RegoObject>> sink) {
    LogReader reader = new LogReader(sink);
    try {
      if (Files.isDirectory(log)) {
        reader.folder(log);
      } else {
        reader.file(log);
      }
      reader.flush();
      return reader.passedOver;
    } catch (IOException e) {
      throw new LogException(
          "cannot read the decision log "
              + log
              + ": "
              + (Files.exists(log) ? LogException.reason(e) : "no such file or folder"));
    }
  }

  private void folder(Path log) throws IOException {
    List<Segments.Segment> segments = Segments.list(log);
    for (int i = 0; i < segments.size(); i++) {
      long next = i + 1 < segments.size() ? segments.get(i + 1).first() : Long.MAX_VALUE;
      try (LineReader lines = LineReader.open(segments.get(i).file())) {
        records(lines, next);
      }
    }
  }

  private void records(LineReader lines, long next) throws IOException {
    for (Optional<LineReader.Line> line = lines.next(); line.isPresent(); line = lines.next()) {
      byte[] bytes = line.get().bytes();
      if (!line.get().isEnded() || RecordLine.number(bytes) >= next) {
        continue;
      }
      if (RecordLine.isDecision(bytes)) {
        add(bytes);
      } else if (RecordLine.number(bytes) == 0) {
        passedOver++;
      }
    }
  }

  private void file(Path log) throws IOException {
    try (InputStream raw = new BufferedInputStream(Files.newInputStream(log), 1 << 16)) {
      raw.mark(MAGIC);
      boolean isPacked = raw.read() == 0x1f && raw.read() == 0x8b;
      raw.reset();
      InputStream in =
          isPacked ? new BufferedInputStream(new GZIPInputStream(raw, 1 << 16), 1 << 16) : raw;
      in.mark(1);
      boolean isArray = in.read() == '[';
      in.reset();
      if (isArray) {
        array(in, log);
      } else {
        LineReader lines = LineReader.of(in);
        for (Optional<LineReader.Line> line = lines.next(); line.isPresent(); line = lines.next()) {
          add(line.get().bytes());
        }
      }
    }
  }

  /** What OPA uploads: one array of events. */
  private void array(InputStream in, Path log) throws IOException {
    String text = new String(in.readNBytes(LineReader.MOST_BYTES), StandardCharsets.UTF_8);
    List<RegoObject> events = new ArrayList<>();
    try {
      if (JsonReader.read(log.toString(), text) instanceof RegoArray array) {
        for (RegoValue element : array) {
          if (element instanceof RegoObject object && object.has(RegoString.of("decision_id"))) {
            events.add(object);
          } else {
            passedOver++;
          }
        }
      }
    } catch (RegoException e) {
      throw new LogException(String.valueOf(e.getMessage()));
    }
    sink.accept(events);
  }

  private void add(byte[] line) {
    batch.add(line);
    batchBytes += line.length;
    if (batch.size() >= BATCH || batchBytes >= BATCH_BYTES) {
      flush();
    }
  }

  private void flush() {
    List<Optional<RegoObject>> parsed = batch.parallelStream().map(LogReader::event).toList();
    batch.clear();
    batchBytes = 0;
    List<RegoObject> events = new ArrayList<>(parsed.size());
    for (Optional<RegoObject> event : parsed) {
      if (event.isPresent()) {
        events.add(event.get());
      } else {
        passedOver++;
      }
    }
    if (!events.isEmpty()) {
      sink.accept(events);
    }
  }

  /** The event that a line holds, as a record or bare. */
  private static Optional<RegoObject> event(byte[] line) {
    try {
      String text = new String(line, StandardCharsets.UTF_8);
      if (!text.startsWith("{") || !(JsonReader.read("line", text) instanceof RegoObject object)) {
        return Optional.empty();
      }
      RegoObject event =
          object.get("event").orElse(RegoString.EMPTY) instanceof RegoObject inner ? inner : object;
      return event.has(RegoString.of("decision_id")) ? Optional.of(event) : Optional.empty();
    } catch (RegoException e) {
      return Optional.empty();
    }
  }
}
