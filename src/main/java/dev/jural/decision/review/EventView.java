package dev.jural.decision.review;

import dev.jural.value.RegoArray;
import dev.jural.value.RegoBoolean;
import dev.jural.value.RegoObject;
import dev.jural.value.RegoString;
import dev.jural.value.RegoValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An EventView is an event with what people ask of it.
 *
 * @param event the event, of ours or OPA's
 */
public record EventView(RegoObject event) {
  /**
   * An Item is one thing that a decision found.
   *
   * @param rule id of the rule, or its name
   * @param level {@code deny} or {@code warn}
   * @param component what it is about; empty when it does not say
   * @param message what it says; empty when a mask took it
   * @param place {@code file:line:column}; empty when it does not say
   * @param isWaived whether it does not count
   */
  public record Item(
      String rule,
      String level,
      String component,
      String message,
      String place,
      boolean isWaived) {}

  /** A string of the event; empty when it is not there. */
  public String text(String... path) {
    return at(event, path) instanceof RegoString string ? string.text() : "";
  }

  private static RegoValue at(RegoValue value, String... path) {
    RegoValue at = value;
    for (String name : path) {
      at = child(at, name).orElse(RegoObject.EMPTY);
    }
    return at;
  }

  private static Optional<RegoValue> child(RegoValue value, String name) {
    if (value instanceof RegoObject object) {
      return object.get(name);
    } else if (value instanceof RegoArray array) {
      int index = 0;
      for (int i = 0; i < name.length(); i++) {
        int digit = name.charAt(i) - '0';
        if (digit < 0 || digit > 9 || i > 8) {
          return Optional.empty();
        }
        index = index * 10 + digit;
      }
      return name.isEmpty() || index >= array.size()
          ? Optional.empty()
          : Optional.of(array.get(index));
    }
    return Optional.empty();
  }

  public String id() {
    return text("decision_id");
  }

  public String timestamp() {
    return text("timestamp");
  }

  /** The document that was asked for, without a slash before it; of an ad-hoc query, its text. */
  public String path() {
    String path = text("path");
    return path.isEmpty() ? text("query") : path.startsWith("/") ? path.substring(1) : path;
  }

  /** The file of the manifest; empty for events of OPA. */
  public String file() {
    return text("jural", "manifest", "file");
  }

  /** What the document calls itself, {@code Deployment web}; empty when it does not. */
  public String resource() {
    String kind = text("input", "kind");
    String name = text("input", "metadata", "name");
    return name.isEmpty() ? kind : kind + " " + name;
  }

  /** Revisions of all bundles. */
  public List<String> revisions() {
    List<String> revisions = new ArrayList<>();
    if (at(event, "bundles") instanceof RegoObject bundles) {
      for (int i = 0; i < bundles.size(); i++) {
        if (at(bundles.valueAt(i), "revision") instanceof RegoString revision) {
          revisions.add(revision.text());
        }
      }
    }
    return revisions;
  }

  /** Whether it has a label. */
  public boolean hasLabel(String name, String value) {
    return text("labels", name).equals(value);
  }

  /** What it found: as the event says, or as names of rules in the result tell. */
  public List<Item> items() {
    List<Item> items = new ArrayList<>();
    if (at(event, "jural", "findings") instanceof RegoArray findings) {
      findings.forEach(finding -> items.add(item(finding)));
    } else if (event.get("result").orElse(RegoObject.EMPTY) instanceof RegoObject result) {
      for (int i = 0; i < result.size(); i++) {
        if (result.keyAt(i) instanceof RegoString name
            && result.valueAt(i) instanceof RegoArray messages) {
          byName(name.text())
              .ifPresent(
                  level ->
                      messages.forEach(
                          message ->
                              items.add(
                                  new Item(
                                      id(message, name.text()),
                                      level,
                                      component(message),
                                      message(message),
                                      "",
                                      false))));
        }
      }
    }
    return items;
  }

  /** The level of rules with this name, as conftest has it. */
  public static Optional<String> byName(String rule) {
    String plain = rule.contains("_") ? rule.substring(0, rule.indexOf('_')) : rule;
    return switch (plain) {
      case "deny", "violation" -> Optional.of("deny");
      case "warn" -> Optional.of("warn");
      default -> Optional.empty();
    };
  }

  private Item item(RegoValue finding) {
    String pointer = at(finding, "message") instanceof RegoString text ? text.text() : "";
    RegoValue message = RegoObject.EMPTY;
    RegoValue holder = RegoObject.EMPTY;
    if (pointer.startsWith("/")) {
      List<String> names = new ArrayList<>();
      for (String name : pointer.substring(1).split("/", -1)) {
        names.add(name.replace("~1", "/").replace("~0", "~"));
      }
      message = at(event, names.toArray(String[]::new));
      holder = at(event, names.subList(0, names.size() - 1).toArray(String[]::new));
    }
    String file = new EventView(object(finding)).text("location", "file");
    String place =
        file.isEmpty()
            ? ""
            : file
                + ":"
                + at(finding, "location", "line")
                + ":"
                + at(finding, "location", "column");
    return new Item(
        new EventView(object(finding)).text("rule"),
        new EventView(object(finding)).text("level"),
        component(holder),
        message instanceof RegoString text ? text.text() : "",
        place,
        !at(finding, "waiver").equals(RegoObject.EMPTY));
  }

  private static RegoObject object(RegoValue value) {
    return value instanceof RegoObject object ? object : RegoObject.EMPTY;
  }

  private static String id(RegoValue message, String otherwise) {
    return at(message, "id") instanceof RegoString id ? id.text() : otherwise;
  }

  private static String component(RegoValue value) {
    return at(value, "component") instanceof RegoString text ? text.text() : "";
  }

  private static String message(RegoValue value) {
    RegoValue message = value instanceof RegoString ? value : at(value, "msg");
    return message instanceof RegoString text ? text.text() : value.toString();
  }

  /**
   * How it came out: {@code error}, {@code withheld} (its mask failed), {@code deny}, {@code warn},
   * {@code pass}; for documents that are true or false {@code allow} and {@code deny}; {@code
   * undefined}; {@code other}.
   */
  public String outcome() {
    if (event.has(RegoString.of("mask_error"))) {
      return "withheld";
    } else if (event.has(RegoString.of("error"))) {
      return "error";
    }
    Optional<RegoValue> result = event.get("result");
    if (at(event, "jural", "findings") instanceof RegoArray) {
      return outcome(items());
    } else if (result.isEmpty()) {
      return "undefined";
    } else if (result.get() instanceof RegoBoolean) {
      return result.get() == RegoBoolean.TRUE ? "allow" : "deny";
    } else if (result.get() instanceof RegoObject object && hasLevels(object)) {
      return outcome(items());
    }
    return "other";
  }

  private static boolean hasLevels(RegoObject result) {
    for (int i = 0; i < result.size(); i++) {
      if (result.keyAt(i) instanceof RegoString name && byName(name.text()).isPresent()) {
        return true;
      }
    }
    return false;
  }

  private static String outcome(List<Item> items) {
    boolean denies = items.stream().anyMatch(i -> i.level().equals("deny") && !i.isWaived());
    boolean warns = items.stream().anyMatch(i -> i.level().equals("warn") && !i.isWaived());
    return denies ? "deny" : warns ? "warn" : "pass";
  }
}
