package dev.jural.decision.mask;

import dev.jural.engine.Engine;
import dev.jural.engine.Input;
import dev.jural.engine.PreparedDocuments;
import dev.jural.source.Diagnostic;
import dev.jural.source.RegoException;
import dev.jural.value.RegoArray;
import dev.jural.value.RegoBoolean;
import dev.jural.value.RegoObject;
import dev.jural.value.RegoSet;
import dev.jural.value.RegoString;
import dev.jural.value.RegoValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An EventFilter masks and drops events by policy, before they leave the process: {@code
 * data.system.log.mask} and {@code data.system.log.drop}, with the event as {@code input} (OPA
 * docs, "Masking Sensitive Data", "Drop Decision Logs").
 *
 * <p>When a mask cannot be worked out or applied, the event is kept without its input, result and
 * whatever could repeat them, and {@code mask_error} says why. Immutable, shared by threads.
 */
public final class EventFilter {
  /** Where OPA looks for a mask by default. */
  public static final String MASK = "system/log/mask";

  /** Where OPA looks for a drop rule by default. */
  public static final String DROP = "system/log/drop";

  private static final List<String> WITHHELD =
      List.of("input", "result", "nd_builtin_cache", "error", "request_context");

  private final Optional<PreparedDocuments> documents;
  private final String mask;
  private final String drop;
  private final boolean hasMask;

  private EventFilter(
      Optional<PreparedDocuments> documents, String mask, String drop, boolean hasMask) {
    this.documents = documents;
    this.mask = mask;
    this.drop = drop;
    this.hasMask = hasMask;
  }

  /** Lets every event through as it is. */
  public static EventFilter none() {
    return new EventFilter(Optional.empty(), "", "", false);
  }

  /**
   * The filter of an engine's policies.
   *
   * @param mask path of the mask; where it is {@link #MASK} and no rule is there, nothing is masked
   * @param drop path of the drop rule
   */
  public static EventFilter of(Engine engine, String mask, String drop) {
    String maskPath = dataPath(mask);
    String dropPath = dataPath(drop);
    boolean hasMask = !mask.equals(MASK) || hasRule(engine, maskPath);
    boolean hasDrop = !drop.equals(DROP) || hasRule(engine, dropPath);
    List<String> paths = new ArrayList<>();
    if (hasMask) {
      paths.add(maskPath);
    }
    if (hasDrop) {
      paths.add(dropPath);
    }
    return paths.isEmpty()
        ? none()
        : new EventFilter(Optional.of(engine.documents(paths)), maskPath, dropPath, hasMask);
  }

  private static String dataPath(String path) {
    String plain = path.startsWith("/") ? path.substring(1) : path;
    return "data." + plain.replace('/', '.');
  }

  private static boolean hasRule(Engine engine, String path) {
    return engine.rules().stream().anyMatch(rule -> rule.path().equals(path));
  }

  /** Whether it lets everything through. */
  public boolean isNone() {
    return documents.isEmpty();
  }

  /** The event as it may be kept; none when a policy drops it. */
  public Optional<RegoObject> apply(RegoObject event) {
    if (documents.isEmpty()) {
      return Optional.of(event);
    }
    try {
      RegoObject plain = (RegoObject) JsonForm.of(event);
      Map<String, RegoValue> values = documents.get().evaluate(Input.of(plain));
      if (values.get(drop) == RegoBoolean.TRUE) {
        return Optional.empty();
      }
      return Optional.of(hasMask ? masked(plain, values.get(mask)) : event);
    } catch (RegoException e) {
      return Optional.of(withheld(event, reason(e)));
    } catch (MaskException e) {
      return Optional.of(withheld(event, String.valueOf(e.getMessage())));
    }
  }

  /** Messages of evaluation can hold values; the code and the place cannot. */
  private static String reason(RegoException e) {
    return e.diagnostics().stream()
        .findFirst()
        .map(EventFilter::reason)
        .orElse("the mask policy failed");
  }

  private static String reason(Diagnostic first) {
    return first.code().text() + " at " + first.location();
  }

  private static RegoObject masked(
      RegoObject event, @org.jspecify.annotations.Nullable RegoValue mask) {
    if (mask == null) {
      throw new MaskException("the mask is undefined");
    }
    List<MaskRule> rules = new ArrayList<>();
    if (mask instanceof RegoSet set) {
      set.forEach(element -> rules.add(MaskRule.of(element)));
    } else if (mask instanceof RegoArray array) {
      array.forEach(element -> rules.add(MaskRule.of(element)));
    } else {
      throw new MaskException("the mask is a set of rules, got " + mask.typeName());
    }
    if (rules.isEmpty()) {
      return event;
    }
    Masking masking = new Masking(event);
    rules.forEach(masking::apply);
    return withoutTraces(masking.result(), rules);
  }

  /**
   * A digest of a document with a masked password tells who can guess passwords that he is right;
   * so does the fingerprint of a message. Pointers to messages may be off by what was removed.
   */
  private static RegoObject withoutTraces(RegoObject event, List<MaskRule> rules) {
    boolean isInput = rules.stream().anyMatch(rule -> rule.root().equals("input"));
    boolean isResult = rules.stream().anyMatch(rule -> rule.root().equals("result"));
    RegoObject clean = event;
    if (isInput) {
      clean = without(clean, List.of("jural", "manifest", "digest"), 0);
    }
    if ((isInput || isResult)
        && clean.get("jural").orElse(RegoObject.EMPTY) instanceof RegoObject ours) {
      clean = clean.with(RegoString.of("jural"), withoutTraces(ours, isResult));
    }
    return clean;
  }

  private static RegoObject withoutTraces(RegoObject ours, boolean isResult) {
    if (!(ours.get("findings").orElse(RegoArray.EMPTY) instanceof RegoArray findings)
        || findings.isEmpty()) {
      return ours;
    }
    RegoArray.Builder plain = new RegoArray.Builder();
    for (RegoValue finding : findings) {
      RegoObject object = finding instanceof RegoObject it ? it : RegoObject.EMPTY;
      RegoObject bare = without(object, List.of("fingerprint"), 0);
      plain.add(isResult ? without(bare, List.of("message"), 0) : bare);
    }
    return ours.with(RegoString.of("findings"), plain.build());
  }

  private static RegoObject withheld(RegoObject event, String why) {
    RegoObject kept = event;
    for (String field : WITHHELD) {
      kept = without(kept, List.of(field), 0);
    }
    kept = without(kept, List.of("jural", "manifest", "digest"), 0);
    kept = without(kept, List.of("jural", "findings"), 0);
    return kept.with(RegoString.of("mask_error"), RegoString.of(why));
  }

  private static RegoObject without(RegoObject object, List<String> path, int at) {
    RegoValue key = RegoString.of(path.get(at));
    if (!object.has(key)) {
      return object;
    }
    RegoObject.Builder rest = RegoObject.builder(object.size());
    for (int i = 0; i < object.size(); i++) {
      RegoValue value = object.valueAt(i);
      if (!object.keyAt(i).equals(key)) {
        rest.put(object.keyAt(i), value);
      } else if (at < path.size() - 1) {
        rest.put(key, value instanceof RegoObject below ? without(below, path, at + 1) : value);
      }
    }
    return rest.build();
  }
}
