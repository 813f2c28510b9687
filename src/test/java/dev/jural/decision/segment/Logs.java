package dev.jural.decision.segment;

import dev.jural.decision.DecisionEvent;
import dev.jural.decision.Events;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Makes and reads durable logs for tests. */
final class Logs {
  static final Clock CLOCK = Clock.fixed(Instant.parse("2025-11-04T12:00:00Z"), ZoneOffset.UTC);

  private Logs() {}

  static DurableLog open(Path log, LogSettings settings) {
    return DurableLog.open(log, Events.plain(), settings, CLOCK);
  }

  static DurableLog open(Path log, LogSettings settings, Disk disk) {
    return DurableLog.open(log, Events.plain(), settings, CLOCK, disk);
  }

  static DecisionEvent event(String id) {
    return Events.of(id, Events.json("{\"kind\":\"Deployment\",\"metadata\":{\"name\":\"web\"}}"));
  }

  /** A log of {@code count} events called {@code PREFIX-0} and so on, ended. */
  static void write(Path log, LogSettings settings, String prefix, int count) {
    try (DurableLog opened = open(log, settings)) {
      for (int i = 0; i < count; i++) {
        opened.append(event(prefix + "-" + i));
      }
    }
  }

  /** Ids of all decisions, in order; those that were written again elsewhere once. */
  static List<String> ids(Path log) throws IOException {
    List<String> ids = new ArrayList<>();
    List<Segments.Segment> segments = Segments.list(log);
    dev.jural.decision.Digests digests = new dev.jural.decision.Digests();
    for (int i = 0; i < segments.size(); i++) {
      long next = i + 1 < segments.size() ? segments.get(i + 1).first() : Long.MAX_VALUE;
      try (LineReader reader = LineReader.open(segments.get(i).file())) {
        for (Optional<LineReader.Line> line = reader.next();
            line.isPresent();
            line = reader.next()) {
          Optional<RecordLine> record = RecordLine.parse(line.get().bytes(), digests);
          if (record.isPresent()
              && record.get().seq() < next
              && record.get().type().equals(RecordLine.DECISION)) {
            String text = new String(line.get().bytes(), StandardCharsets.UTF_8);
            int at = text.indexOf("\"decision_id\":\"") + "\"decision_id\":\"".length();
            ids.add(text.substring(at, text.indexOf('"', at)));
          }
        }
      }
    }
    return ids;
  }

  static Verifier.Report verify(Path log) throws IOException {
    return new Verifier(log, Optional.empty()).verify(Optional.empty());
  }

  static List<Path> segments(Path log) throws IOException {
    return Segments.list(log).stream().map(Segments.Segment::file).toList();
  }

  static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path file : all.toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target);
        }
      }
    }
  }
}
