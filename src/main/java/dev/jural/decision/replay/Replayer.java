package dev.jural.decision.replay;

import dev.jural.decision.replay.Replayed.Kind;
import dev.jural.decision.review.EventView;
import dev.jural.engine.Engine;
import dev.jural.engine.EvaluationOptions;
import dev.jural.engine.Input;
import dev.jural.engine.NondeterministicCalls;
import dev.jural.engine.PreparedDocuments;
import dev.jural.engine.RuleInfo;
import dev.jural.source.RegoException;
import dev.jural.value.JsonReader;
import dev.jural.value.JsonWriter;
import dev.jural.value.RegoArray;
import dev.jural.value.RegoNumber;
import dev.jural.value.RegoObject;
import dev.jural.value.RegoString;
import dev.jural.value.RegoValue;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A Replayer decides logged inputs again. Nondeterministic built-in functions give what the event
 * kept; the time is that of the event. Safe for use by many threads, and one event needs nothing of
 * another, so that events can be decided anywhere.
 *
 * <p>Waivers are no part of policies: findings are compared as policies give them. {@code
 * data.stack}, the other documents of the run, is not in the log.
 */
public final class Replayer {
  private static final String ROOT = "data.";

  private final Engine engine;
  private final boolean readsStack;
  private final Map<String, Prepared> prepared = new ConcurrentHashMap<>();

  /** What is evaluated for a path. */
  private record Prepared(PreparedDocuments documents, List<String> paths) {}

  /**
   * A replayer.
   *
   * @param engine the policies to decide by
   */
  public Replayer(Engine engine) {
    this.engine = engine;
    this.readsStack = engine.reads("data.stack");
  }

  /** Whether the policies look at other documents of a run, which the log does not keep. */
  public boolean readsStack() {
    return readsStack;
  }

  /** Decides one event again. */
  public Replayed replay(EventView event) {
    Optional<String> reason = obstacle(event);
    if (reason.isPresent()) {
      return without(event, Kind.NOT_REPLAYABLE, reason.get());
    }
    try {
      Optional<RegoValue> result = evaluate(event);
      RegoObject.Builder now = RegoObject.builder();
      copy(event.event(), now, "path");
      copy(event.event(), now, "decision_id");
      result.ifPresent(value -> now.put("result", value));
      return compare(event, new EventView(now.build()));
    } catch (RegoException e) {
      return without(event, Kind.FAILED, String.valueOf(e.getMessage()));
    } catch (IllegalArgumentException e) {
      return without(event, Kind.NOT_REPLAYABLE, "the policies do not define what was asked for");
    }
  }

  private static void copy(RegoObject from, RegoObject.Builder to, String key) {
    from.get(key).ifPresent(value -> to.put(key, value));
  }

  private static Replayed without(EventView event, Kind kind, String reason) {
    return new Replayed(event, kind, event.outcome(), "", List.of(), List.of(), reason);
  }

  private static Optional<String> obstacle(EventView event) {
    RegoObject object = event.event();
    if (object.has(RegoString.of("mask_error"))) {
      return Optional.of("its mask failed");
    } else if (touches(object, "erased", "/input") || touches(object, "masked", "/input")) {
      return Optional.of("its input is masked");
    } else if (touches(object, "erased", "/result") || touches(object, "masked", "/result")) {
      return Optional.of("its result is masked");
    } else if (event.text("path").isEmpty()) {
      return Optional.of("it is an ad-hoc query");
    } else if (event.event().get("jural").orElse(RegoObject.EMPTY) instanceof RegoObject ours
        && ours.has(RegoString.of("truncated"))) {
      return Optional.of("it was too large to be kept whole");
    }
    return Optional.empty();
  }

  private static boolean touches(RegoObject event, String list, String root) {
    if (event.get(list).orElse(RegoArray.EMPTY) instanceof RegoArray pointers) {
      for (RegoValue pointer : pointers) {
        if (pointer instanceof RegoString text
            && (text.text().equals(root) || text.text().startsWith(root + "/"))) {
          return true;
        }
      }
    }
    return false;
  }

  // ---- deciding

  private Optional<RegoValue> evaluate(EventView event) {
    boolean isCheck = event.event().has(RegoString.of("jural"));
    String path = ROOT + event.path().replace('/', '.');
    Prepared ready = ready(event, path, isCheck);
    if (ready.paths().isEmpty() || !isCheck && !isKnown(path)) {
      throw new IllegalArgumentException("no such package");
    }
    Optional<RegoValue> value = event.event().get("input");
    Input input = value.map(Input::of).orElse(Input.NONE);
    Map<String, RegoValue> values =
        ready
            .documents()
            .evaluate(input, EvaluationOptions.none().withNondeterministic(calls(event)));
    if (!isCheck) {
      return Optional.ofNullable(values.get(path)).map(Replayer::json);
    }
    RegoObject.Builder all = RegoObject.builder(values.size());
    for (String rule : ready.paths()) {
      RegoValue result = values.get(rule);
      if (result != null) {
        all.put(rule.substring(path.length() + 1), json(result));
      }
    }
    return Optional.of(all.build());
  }

  /** Whether some rule defines the document, or a part of it. */
  private boolean isKnown(String path) {
    return engine.rules().stream()
        .map(RuleInfo::path)
        .anyMatch(
            rule ->
                rule.equals(path) || rule.startsWith(path + ".") || path.startsWith(rule + "."));
  }

  /** As the log holds it: sets are arrays. */
  private static RegoValue json(RegoValue value) {
    return JsonReader.read("result", JsonWriter.write(value));
  }

  private Prepared ready(EventView event, String path, boolean isCheck) {
    String profile = event.text("jural", "profile");
    String asOf = event.text("jural", "as_of");
    return prepared.computeIfAbsent(
        path + "\n" + profile + "\n" + asOf,
        key -> {
          List<String> paths = isCheck ? checked(path) : List.of(path);
          return new Prepared(with(profile, asOf, isCheck).documents(paths), paths);
        });
  }

  private Engine with(String profile, String asOf, boolean isCheck) {
    return isCheck
        ? engine.withData(
            engine
                .data()
                .with(
                    RegoString.of("jural"),
                    RegoObject.builder().put("profile", profile).put("as_of", asOf).build()))
        : engine;
  }

  private List<String> checked(String path) {
    List<String> paths = new ArrayList<>();
    for (RuleInfo rule : engine.rules()) {
      if (rule.packagePath().equals(path)
          && !rule.isFunction()
          && EventView.byName(rule.name()).isPresent()) {
        paths.add(rule.path());
      }
    }
    return paths.stream().distinct().toList();
  }

  private static NondeterministicCalls calls(EventView event) {
    RegoObject kept =
        event.event().get("nd_builtin_cache").orElse(RegoObject.EMPTY) instanceof RegoObject cache
            ? cache
            : RegoObject.EMPTY;
    if (!kept.has(RegoString.of("time.now_ns"))) {
      Optional<RegoNumber> time = nanos(event.timestamp());
      if (time.isPresent()) {
        kept =
            kept.with(RegoString.of("time.now_ns"), RegoObject.of(RegoString.of("[]"), time.get()));
      }
    }
    return NondeterministicCalls.served(kept);
  }

  private static Optional<RegoNumber> nanos(String timestamp) {
    try {
      Instant time = Instant.parse(timestamp);
      return Optional.of(
          RegoNumber.of(
              Math.addExact(
                  Math.multiplyExact(time.getEpochSecond(), 1_000_000_000L), time.getNano())));
    } catch (DateTimeParseException | ArithmeticException e) {
      return Optional.empty();
    }
  }

  // ---- comparing

  private static Replayed compare(EventView event, EventView now) {
    EventView before = new EventView(bare(event.event()));
    if (event.event().get("result").equals(now.event().get("result"))) {
      return new Replayed(
          event, Kind.SAME, before.outcome(), now.outcome(), List.of(), List.of(), "");
    }
    String was = before.outcome();
    String is = now.outcome();
    Kind kind = Kind.CHANGED;
    if (is.equals("deny") && !was.equals("deny")) {
      kind = Kind.NEWLY_DENIED;
    } else if (was.equals("deny") && !is.equals("deny")) {
      kind = Kind.NEWLY_ALLOWED;
    }
    return new Replayed(
        event,
        kind,
        was,
        is,
        minus(now.items(), before.items()),
        minus(before.items(), now.items()),
        "");
  }

  /** Without what is ours, so that both are read the same way: by names of rules. */
  private static RegoObject bare(RegoObject event) {
    RegoObject.Builder bare = RegoObject.builder();
    copy(event, bare, "result");
    copy(event, bare, "error");
    return bare.build();
  }

  private static List<EventView.Item> minus(List<EventView.Item> left, List<EventView.Item> right) {
    Map<EventView.Item, Integer> counts = new HashMap<>();
    right.forEach(item -> counts.merge(item, 1, Integer::sum));
    List<EventView.Item> rest = new ArrayList<>();
    for (EventView.Item item : left) {
      if (counts.merge(item, -1, Integer::sum) < 0) {
        rest.add(item);
      }
    }
    return rest;
  }
}
