package dev.jural.manifest.reader;

import dev.jural.manifest.Evidence;
import dev.jural.manifest.stack.Stack;
import dev.jural.source.Location;
import dev.jural.value.RegoArray;
import dev.jural.value.RegoBoolean;
import dev.jural.value.RegoNumber;
import dev.jural.value.RegoObject;
import dev.jural.value.RegoString;
import dev.jural.value.RegoValue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An Inventory is what a stack or a file runs: every piece of evidence, and the components that it
 * amounts to. Evidence of the same version of the same system is one component; a sign of mere
 * presence joins a component whose version is known. Versions that differ stay apart: policies
 * judge each.
 */
public final class Inventory {
  private final String kind;
  private final String name;
  private final String file;
  private final Location location;
  private final List<String> scenarios;
  private final List<Evidence> evidence;
  private final List<Component> components;

  private Inventory(
      String kind,
      String name,
      String file,
      Location location,
      List<String> scenarios,
      List<Evidence> evidence) {
    this.kind = kind;
    this.name = name;
    this.file = file;
    this.location = location;
    this.scenarios = scenarios;
    this.evidence = List.copyOf(evidence);
    this.components = merge(this.evidence);
  }

  /** The inventory of a file that is no stack. */
  public static Inventory ofFile(String file, List<Evidence> evidence) {
    return new Inventory("File", file, file, new Location(file, 1, 1), List.of(), evidence);
  }

  /** The inventory of all files of a run. */
  public static Inventory ofRepository(List<Evidence> evidence) {
    String file = evidence.isEmpty() ? "" : evidence.get(0).location().file();
    return new Inventory(
        "Repository", "repository", file, new Location(file, 1, 1), List.of(), evidence);
  }

  /** The inventory of a stack and of what was found in its sources. */
  public static Inventory ofStack(Stack stack, List<Evidence> found) {
    List<Evidence> all = new ArrayList<>(StackEvidence.of(stack));
    all.addAll(found);
    Inventory inventory =
        new Inventory(
            Stack.KIND,
            stack.name(),
            stack.origin().file(),
            stack.location(),
            stack.scenarios(),
            all);
    for (int i = 0; i < stack.components().size(); i++) {
      inventory.declare(i, stack.components().get(i));
    }
    return inventory;
  }

  /** Every piece of evidence, what is declared first. */
  public List<Evidence> evidence() {
    return evidence;
  }

  /** The components, in the order of their first evidence. */
  public List<Component> components() {
    return List.copyOf(components);
  }

  /** The document that policies see as {@code input}. */
  public RegoObject toValue() {
    RegoArray.Builder parts = new RegoArray.Builder();
    components.forEach(component -> parts.add(component.toValue()));
    RegoArray.Builder records = new RegoArray.Builder();
    evidence.forEach(each -> records.add(each.toValue()));
    return RegoObject.builder(8)
        .put("kind", kind)
        .put("name", name)
        .put("file", file)
        .put("location", value(location))
        .put("scenarios", strings(scenarios))
        .put("components", parts.build())
        .put("evidence", records.build())
        .build();
  }

  private void declare(int evidenceIndex, Stack.Component declared) {
    for (Component component : components) {
      if (component.evidence.contains(evidenceIndex)) {
        component.declare(declared);
      }
    }
  }

  private static List<Component> merge(List<Evidence> evidence) {
    Map<List<Object>, Component> components = new LinkedHashMap<>();
    for (int i = 0; i < evidence.size(); i++) {
      Evidence each = evidence.get(i);
      if (!isPresence(each)) {
        components.computeIfAbsent(key(each), k -> new Component(each)).evidence.add(i);
      }
    }
    List<Component> known = List.copyOf(components.values());
    for (int i = 0; i < evidence.size(); i++) {
      Evidence each = evidence.get(i);
      if (isPresence(each)) {
        home(known, components, each).evidence.add(i);
      }
    }
    for (Component component : components.values()) {
      component.readModes(evidence);
    }
    return List.copyOf(components.values());
  }

  private static Component home(
      Collection<Component> known, Map<List<Object>, Component> components, Evidence presence) {
    for (Component component : known) {
      if (component.first.component().equals(presence.component())) {
        return component;
      }
    }
    return components.computeIfAbsent(List.of(presence.component()), k -> new Component(presence));
  }

  /** Versions that are not known are the same only when they are written the same. */
  private static List<Object> key(Evidence each) {
    return each.normalised().isEmpty()
        ? List.of(each.component(), each.isComparable(), each.confidence(), each.raw())
        : List.of(each.component(), each.isComparable(), each.normalised());
  }

  private static boolean isPresence(Evidence each) {
    return each.attributes().has(RegoString.of(Findings.PRESENCE));
  }

  private static RegoArray strings(Collection<String> texts) {
    return RegoArray.of(texts.stream().map(RegoString::of).toList());
  }

  private static RegoObject value(Location location) {
    return RegoObject.builder(3)
        .put("file", location.file())
        .put("line", RegoNumber.of(location.line()))
        .put("column", RegoNumber.of(location.column()))
        .build();
  }

  /** A Component is one version of one system. */
  public static final class Component {
    private final Evidence first;
    private final Set<Integer> evidence = new LinkedHashSet<>();
    private final Set<String> scenarios = new LinkedHashSet<>();
    private boolean isDeclared;
    private String purpose = "";
    private String mode = "";

    private Component(Evidence first) {
      this.first = first;
      isDeclared = first.attributes().get(StackEvidence.DECLARED).isPresent();
    }

    private void declare(Stack.Component declared) {
      isDeclared = true;
      purpose = declared.purpose().isEmpty() ? purpose : declared.purpose();
      mode = declared.mode().isEmpty() ? mode : declared.mode();
      scenarios.addAll(declared.scenarios());
    }

    private void readModes(List<Evidence> all) {
      for (int index : evidence) {
        RegoValue seen = all.get(index).attributes().get(Findings.MODE).orElse(RegoString.EMPTY);
        if (mode.isEmpty() && seen instanceof RegoString text) {
          mode = text.text();
        }
      }
    }

    /** The first evidence of it, which gives its version and its place. */
    public Evidence first() {
      return first;
    }

    /** The mode that it runs in ({@code ambient}); empty when nothing says. */
    public String mode() {
      return mode;
    }

    /** Whether a stack declares it. */
    public boolean isDeclared() {
      return isDeclared;
    }

    /** Indexes of its evidence, in order. */
    public List<Integer> evidence() {
      return List.copyOf(evidence);
    }

    @Override
    public String toString() {
      return toValue().toString();
    }

    /** The record that policies see in {@code input.components}. */
    public RegoObject toValue() {
      return RegoObject.builder(16)
          .put("component", first.component())
          .put("version", first.normalised())
          .put("raw", first.raw())
          .put("scheme", first.scheme())
          .put("confidence", first.confidence().text())
          .put("comparable", RegoBoolean.of(first.isComparable()))
          .put("declared", RegoBoolean.of(isDeclared))
          .put("purpose", purpose)
          .put("mode", mode)
          .put("scenarios", strings(scenarios))
          .put("location", value(first.location()))
          .put("evidence", RegoArray.of(evidence.stream().map(RegoNumber::of).toList()))
          .build();
    }
  }
}
