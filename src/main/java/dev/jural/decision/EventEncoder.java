package dev.jural.decision;

import dev.jural.decision.mask.EventFilter;
import dev.jural.value.JsonWriter;
import dev.jural.value.RegoArray;
import dev.jural.value.RegoNumber;
import dev.jural.value.RegoObject;
import dev.jural.value.RegoString;
import dev.jural.value.RegoValue;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An EventEncoder makes the bytes of events: masks, bounds the size, then writes JSON, so that
 * nothing a mask takes away gets any further. Used by one thread.
 *
 * <p>Policies of several packages look at one document one after the other; its text and digest are
 * made once.
 */
public final class EventEncoder {
  /** The most bytes of one event unless told otherwise: 10 MiB. */
  public static final int MOST_BYTES = 10 << 20;

  private static final List<String> BOUNDED = List.of("nd_builtin_cache", "input", "result");

  private final EventFilter filter;
  private final int mostBytes;
  private final Digests digests = new Digests();
  private @Nullable RegoValue lastInput;
  private String lastText = "";
  private String lastDigest = "";
  private long dropped;
  private long truncated;

  /**
   * An encoder.
   *
   * @param mostBytes of one event; larger ones lose their largest parts and say so
   */
  public EventEncoder(EventFilter filter, int mostBytes) {
    this.filter = filter;
    this.mostBytes = mostBytes;
  }

  /** The event as JSON in UTF-8, without a line end; none when a policy drops it. */
  public Optional<byte[]> encode(DecisionEvent event) {
    event.decision().input().value().ifPresent(this::keep);
    String digest = event.decision().input().value().isPresent() ? lastDigest : "";
    Optional<RegoObject> kept = filter.apply(event.toValue(digest));
    if (kept.isEmpty()) {
      dropped++;
      return Optional.empty();
    }
    return Optional.of(bounded(kept.get()));
  }

  /** How many events a policy dropped. */
  public long dropped() {
    return dropped;
  }

  /** How many events were too large to be kept whole. */
  public long truncated() {
    return truncated;
  }

  private void keep(RegoValue input) {
    if (input != lastInput) {
      lastInput = input;
      lastText = JsonWriter.write(input);
      lastDigest = "sha256:" + digests.of(lastText.getBytes(StandardCharsets.UTF_8));
    }
  }

  private byte[] bounded(RegoObject event) {
    byte[] bytes = bytes(event);
    if (bytes.length <= mostBytes) {
      return bytes;
    }
    truncated++;
    RegoObject smaller = event;
    RegoArray cuts = RegoArray.EMPTY;
    for (String field : BOUNDED) {
      Optional<RegoValue> value = smaller.get(field);
      if (value.isPresent() && bytes.length > mostBytes) {
        cuts = plus(cuts, cut(field, value.get()));
        smaller = without(smaller, field).with(RegoString.of("jural"), withCuts(smaller, cuts));
        bytes = bytes(smaller);
      }
    }
    return bytes;
  }

  private RegoObject cut(String field, RegoValue value) {
    byte[] whole = JsonWriter.write(value).getBytes(StandardCharsets.UTF_8);
    return RegoObject.builder()
        .put("path", "/" + field)
        .put("bytes", RegoNumber.of(whole.length))
        .put("digest", "sha256:" + digests.of(whole))
        .build();
  }

  private static RegoArray plus(RegoArray array, RegoValue element) {
    RegoArray.Builder all = new RegoArray.Builder();
    array.forEach(all::add);
    return all.add(element).build();
  }

  private static RegoObject withCuts(RegoObject event, RegoArray cuts) {
    RegoObject ours =
        event.get("jural").orElse(RegoObject.EMPTY) instanceof RegoObject o ? o : RegoObject.EMPTY;
    return ours.with(RegoString.of("truncated"), cuts);
  }

  private static RegoObject without(RegoObject event, String field) {
    RegoObject.Builder rest = RegoObject.builder(event.size());
    for (int i = 0; i < event.size(); i++) {
      if (!event.keyAt(i).equals(RegoString.of(field))) {
        rest.put(event.keyAt(i), event.valueAt(i));
      }
    }
    return rest.build();
  }

  /** As {@link JsonWriter} writes it, with the input's text as it is known. */
  private byte[] bytes(RegoObject event) {
    StringBuilder out = new StringBuilder(lastText.length() + 1024);
    char before = '{';
    for (int i = 0; i < event.size(); i++) {
      String key = event.keyAt(i) instanceof RegoString name ? name.text() : "";
      out.append(before);
      before = ',';
      JsonWriter.appendString(out, key);
      out.append(':');
      if (key.equals("input") && event.valueAt(i) == lastInput) {
        out.append(lastText);
      } else {
        JsonWriter.append(out, event.valueAt(i));
      }
    }
    return out.append('}').toString().getBytes(StandardCharsets.UTF_8);
  }
}
