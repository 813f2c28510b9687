package dev.jural.decision.segment;

import dev.jural.decision.Digests;
import dev.jural.source.RegoException;
import dev.jural.value.JsonReader;
import dev.jural.value.RegoNumber;
import dev.jural.value.RegoObject;
import dev.jural.value.RegoString;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A Verifier reads a whole log and says whether it is what was written: every line whole, every
 * record following the one before it, none missing, and the end where checkpoints know it. Used by
 * one thread.
 */
public final class Verifier {
  private static final int MOST_PROBLEMS = 100;

  private final Path log;
  private final Optional<PublicKey> key;
  private final Digests digests = new Digests();
  private final List<String> problems = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private final Map<Long, Checkpoint> checkpoints = new HashMap<>();
  private long records;
  private long decisions;
  private long lost;
  private long first;
  private long last;
  private long retiredTo;
  private String hash = "";

  /**
   * A verifier.
   *
   * @param key checks the signatures of checkpoints
   */
  public Verifier(Path log, Optional<PublicKey> key) {
    this.log = log;
    this.key = key;
  }

  /**
   * A Report is what was found.
   *
   * @param problems what is wrong, the first first, at most 100; empty when nothing is
   * @param notes what a reader should know, and no fault
   * @param records all records
   * @param decisions records that are decisions
   * @param lost events that the log says were lost
   */
  public record Report(
      List<String> problems, List<String> notes, long records, long decisions, long lost) {
    public Report {
      problems = List.copyOf(problems);
      notes = List.copyOf(notes);
    }
  }

  /**
   * Reads the log.
   *
   * @param copy checkpoints that were kept elsewhere; those beside the log are read too
   */
  public Report verify(Optional<Path> copy) throws IOException {
    List<Checkpoint> known = new ArrayList<>(Checkpoint.all(log.resolve(Checkpoint.FILE)));
    if (copy.isPresent()) {
      known.addAll(Checkpoint.all(copy.get()));
    }
    known.forEach(checkpoint -> checkpoints.put(checkpoint.seq(), checkpoint));
    List<Segments.Segment> segments = Segments.list(log);
    for (int i = 0; i < segments.size(); i++) {
      boolean isLast = i == segments.size() - 1;
      segment(segments.get(i), isLast ? Long.MAX_VALUE : segments.get(i + 1).first());
    }
    if (first > retiredTo + 1) {
      problem("records 1 to " + (first - 1) + " are missing, and nothing says they were retired");
    }
    known.forEach(this::compare);
    return new Report(problems, notes, records, decisions, lost);
  }

  private void problem(String text) {
    if (problems.size() < MOST_PROBLEMS) {
      problems.add(text);
    }
  }

  private void segment(Segments.Segment segment, long next) {
    String name = log.relativize(segment.file()).toString();
    int left = 0;
    try (LineReader reader = LineReader.open(segment.file())) {
      for (Optional<LineReader.Line> line = reader.next(); line.isPresent(); line = reader.next()) {
        Optional<RecordLine> record =
            line.get().isEnded() ? RecordLine.parse(line.get().bytes(), digests) : Optional.empty();
        if (record.isPresent() && record.get().seq() >= next) {
          left++;
        } else if (record.isPresent()) {
          record(record.get(), line.get(), name + ":" + line.get().number());
        } else {
          broken(line.get(), name + ":" + line.get().number());
        }
      }
    } catch (IOException e) {
      problem(name + ": cannot be read: " + dev.jural.decision.LogException.reason(e));
    }
    if (left > 0) {
      notes.add(name + ": " + left + " records at its end were written again elsewhere");
    }
  }

  private void broken(LineReader.Line line, String place) {
    problem(
        line.isEnded()
            ? place + ": the line was changed or is damaged: its sum is wrong"
            : place
                + ": the last line is torn ("
                + line.bytes().length
                + " bytes); the next run moves it aside");
    // What comes after it cannot be compared with it.
    hash = "";
  }

  private void record(RecordLine record, LineReader.Line line, String place) {
    RegoObject info = info(record, line);
    if (first == 0) {
      first = record.seq();
    } else if (record.seq() != last + 1) {
      jump(record, info, place);
    }
    if (!hash.isEmpty() && !record.prev().equals(hash)) {
      problem(place + ": does not follow the record before it: its hash is another");
    } else if (record.seq() == 1 && !record.prev().equals(RecordLine.START)) {
      problem(place + ": the first record follows something");
    }
    last = record.seq();
    hash = record.hash();
    records++;
    switch (record.type()) {
      case RecordLine.DECISION -> decisions++;
      case "retire" -> retiredTo = Math.max(retiredTo, number(info, "to"));
      case "recovery" ->
          notes.add(
              place
                  + ": "
                  + number(info, "bytes")
                  + " bytes of "
                  + text(info, "segment")
                  + " were "
                  + text(info, "reason"));
      case "checkpoint" -> checkpoint(record, info, place);
      case "seal" -> {
        if (number(info, "bytes") != line.offset()) {
          problem(
              place + ": the segment was " + number(info, "bytes") + " bytes when it was ended");
        }
      }
      default -> {}
    }
    Checkpoint known = checkpoints.get(record.seq());
    if (known != null && !known.hash().equals(record.hash())) {
      problem(place + ": is not the record that the checkpoint of " + known.time() + " knows");
    }
  }

  private void jump(RecordLine record, RegoObject info, String place) {
    long missing = record.seq() - last - 1;
    boolean isSaid =
        record.type().equals("gap")
            && number(info, "from") == last + 1
            && number(info, "to") == record.seq() - 1;
    if (isSaid) {
      lost += missing;
      notes.add(place + ": " + missing + " decisions were lost: " + text(info, "reason"));
    } else if (missing < 0) {
      problem(place + ": record " + record.seq() + " is out of order, after " + last);
    } else if (missing == 1) {
      problem(place + ": record " + (last + 1) + " before it is missing");
    } else {
      problem(
          place
              + ": records "
              + (last + 1)
              + " to "
              + (record.seq() - 1)
              + " before it are missing");
    }
  }

  private void checkpoint(RecordLine record, RegoObject info, String place) {
    if (key.isPresent()
        && !Checkpoint.isSigned(
            key.get(), text(info, "sig"), record.seq(), record.prev(), text(info, "time"))) {
      problem(place + ": the checkpoint is not signed by the key");
    }
  }

  private void compare(Checkpoint known) {
    if (key.isPresent() && !known.isSignedBy(key.get())) {
      problem("the checkpoint of " + known.time() + " is not signed by the key");
    }
    if (known.seq() > last) {
      problem(
          "the end was cut off: the log ends at record "
              + last
              + ", and the checkpoint of "
              + known.time()
              + " knows record "
              + known.seq());
    }
  }

  private static RegoObject info(RecordLine record, LineReader.Line line) {
    if (record.type().equals(RecordLine.DECISION)) {
      return RegoObject.EMPTY;
    }
    try {
      String text = new String(line.bytes(), StandardCharsets.UTF_8);
      return JsonReader.read("record", text) instanceof RegoObject object
              && object.get("info").orElse(RegoObject.EMPTY) instanceof RegoObject info
          ? info
          : RegoObject.EMPTY;
    } catch (RegoException e) {
      return RegoObject.EMPTY;
    }
  }

  private static long number(RegoObject object, String key) {
    return object.get(key).orElse(RegoNumber.ZERO) instanceof RegoNumber number && number.isLong()
        ? number.longValue()
        : 0;
  }

  private static String text(RegoObject object, String key) {
    return object.get(key).orElse(RegoString.EMPTY) instanceof RegoString string
        ? string.text()
        : "";
  }
}
