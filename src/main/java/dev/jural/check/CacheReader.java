package dev.jural.check;

import dev.jural.manifest.Confidence;
import dev.jural.manifest.Evidence;
import dev.jural.manifest.Scene;
import dev.jural.source.Diagnostic;
import dev.jural.source.ErrorCode;
import dev.jural.source.Location;
import dev.jural.source.Origin;
import dev.jural.source.Severity;
import dev.jural.source.Span;
import dev.jural.value.RegoObject;
import dev.jural.value.ValueReader;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/** Reads results that {@link CacheWriter} wrote. */
final class CacheReader {
  private final DataInputStream in;
  private final ValueReader values;
  private final List<String> texts = new ArrayList<>();
  private final List<RuleDescriptor> rules = new ArrayList<>();

  CacheReader(DataInputStream in) {
    this.in = in;
    this.values = new ValueReader(in);
  }

  /** Reads one element. */
  private interface Item<T> {
    T read() throws IOException;
  }

  private <T> List<T> list(Item<T> item) throws IOException {
    int size = in.readInt();
    List<T> items = new ArrayList<>(Math.min(size, 1024));
    for (int i = 0; i < size; i++) {
      items.add(item.read());
    }
    return items;
  }

  private String text() throws IOException {
    int index = in.readInt();
    if (index == texts.size()) {
      texts.add(values.text());
    }
    return texts.get(index);
  }

  PartResult part() throws IOException {
    return new PartResult(
        text(),
        in.readInt(),
        list(this::answer),
        list(this::evidence),
        List.of(),
        list(this::diagnostic),
        list(this::scene));
  }

  private Answer answer() throws IOException {
    return new Answer(
        text(),
        list(this::finding),
        list(this::outcome),
        list(this::rule),
        new LinkedHashSet<>(list(this::text)),
        List.of(),
        Optional.empty());
  }

  private Finding finding() throws IOException {
    RuleDescriptor rule = rule();
    Level level = in.readByte() == 1 ? Level.DENY : Level.WARN;
    String message = values.text();
    Resource resource = resource();
    Location location = location();
    if (!(values.value() instanceof RegoObject details)) {
      throw new IOException("no object");
    }
    return new Finding(
        rule, level, message, resource, location, details, Optional.empty(), values.text());
  }

  private RuleOutcome outcome() throws IOException {
    return new RuleOutcome(rule(), resource(), RuleOutcome.Outcome.valueOf(text()));
  }

  private RuleDescriptor rule() throws IOException {
    int index = in.readInt();
    if (index == rules.size()) {
      rules.add(new RuleDescriptor(text(), text(), text(), text(), text(), location()));
    }
    return rules.get(index);
  }

  private Resource resource() throws IOException {
    return new Resource(origin(), text(), location());
  }

  private Origin origin() throws IOException {
    return new Origin(text(), in.readInt());
  }

  private Location location() throws IOException {
    return new Location(text(), in.readInt(), in.readInt());
  }

  private Evidence evidence() throws IOException {
    String component = text();
    String raw = text();
    String normalised = text();
    String scheme = text();
    Confidence confidence = Confidence.valueOf(text());
    Origin origin = origin();
    Location location = location();
    String signal = text();
    boolean isComparable = in.readBoolean();
    if (!(values.value() instanceof RegoObject attributes)) {
      throw new IOException("no object");
    }
    return new Evidence(
        component,
        raw,
        normalised,
        scheme,
        confidence,
        origin,
        location,
        signal,
        isComparable,
        attributes);
  }

  private Diagnostic diagnostic() throws IOException {
    Severity severity = Severity.valueOf(text());
    ErrorCode code = ErrorCode.valueOf(text());
    String message = values.text();
    Location location = location();
    return new Diagnostic(severity, code, message, Span.NONE, location, text());
  }

  private Scene scene() throws IOException {
    return new Scene(
        text(), text(), text(), text(), text(), list(this::text), origin(), location());
  }
}
