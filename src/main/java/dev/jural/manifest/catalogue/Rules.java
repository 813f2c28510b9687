package dev.jural.manifest.catalogue;

import java.util.List;
import java.util.Map;

/** The signs of systems, each as the catalogue's data states it. */
public final class Rules {
  private Rules() {}

  /**
   * An ImageRule says that an image belongs to a system.
   *
   * @param system the system
   * @param kind what its tag is the number of
   */
  public record ImageRule(SystemEntry system, NumberKind kind) {}

  /**
   * A ChartRule says that a Helm chart installs a system.
   *
   * @param system the system
   * @param name the chart's name
   * @param from the repositories that publish it, without a slash at the end
   * @param isUnambiguous whether the name alone is enough where no repository is known
   * @param kind what its version is the number of
   * @param hasAppVersion whether {@code appVersion} in Chart.yaml is the system's version although
   *     the chart counts by itself
   * @param placeholders versions that stand in the source until a release is made
   * @param isComparable whether what the table maps it to compares with the report's number
   * @param mode a mode that the chart brings; empty for none
   * @param values values of the chart that hold the version
   */
  public record ChartRule(
      SystemEntry system,
      String name,
      List<String> from,
      boolean isUnambiguous,
      NumberKind kind,
      boolean hasAppVersion,
      List<String> placeholders,
      boolean isComparable,
      String mode,
      List<FieldRule> values) {
    public ChartRule {
      placeholders = List.copyOf(placeholders);
      from = List.copyOf(from);
      values = List.copyOf(values);
    }
  }

  /**
   * A FieldRule says what a field of a custom resource holds.
   *
   * @param system the system
   * @param group the API group; empty for the core group
   * @param kind the kind; empty in a chart's values
   * @param path names from the document's root, separated by dots
   * @param reads {@code version}, {@code image} or {@code image-or-version}
   */
  public record FieldRule(
      SystemEntry system, String group, String kind, String path, String reads) {}

  /**
   * A ModeRule says what shows that a system runs in a mode: a label, or a field of a resource.
   *
   * @param system the system
   * @param label the label; empty when it is a field
   * @param group the field's API group
   * @param kind the field's kind
   * @param path the field
   * @param value the value that shows it
   * @param mode the mode
   */
  public record ModeRule(
      SystemEntry system,
      String label,
      String group,
      String kind,
      String path,
      String value,
      String mode) {}

  /** A LabelRule names labels that mean a system where all have these values. */
  public record LabelRule(SystemEntry system, Map<String, String> labels) {
    public LabelRule {
      labels = Map.copyOf(labels);
    }
  }

  /**
   * A KindRule says that resources of a kind exist only where the system runs.
   *
   * @param system the system
   * @param group the API group; one that starts with a dot stands for all that end so
   * @param kind the kind; empty for all of the group
   */
  public record KindRule(SystemEntry system, String group, String kind) {
    /** Whether it speaks of a resource. */
    public boolean matches(String resourceGroup, String resourceKind) {
      boolean isGroup =
          group.startsWith(".") ? resourceGroup.endsWith(group) : resourceGroup.equals(group);
      return isGroup && (kind.isEmpty() || kind.equals(resourceKind));
    }
  }

  /**
   * A ConfigMapRule says that a key of a config map by that name holds a system's version.
   *
   * @param system the system
   * @param name the config map's name
   * @param key the key in its data
   * @param path where the version stands in the text under that key; empty when it is the text
   */
  public record ConfigMapRule(SystemEntry system, String name, String key, String path) {}

  /**
   * An ActionRule says that an input of an action of GitHub workflows is a system's version.
   *
   * @param system the system
   * @param uses the action's repository
   * @param input the input's name
   */
  public record ActionRule(SystemEntry system, String uses, String input) {}

  /**
   * A SceneRule says that objects of a kind ask for a recommendation.
   *
   * @param scenario as in Stack manifests
   * @param group the API group; empty for the core group
   * @param kind the kind
   * @param label a label that it has to have; empty for none
   * @param value the label's value
   */
  public record SceneRule(String scenario, String group, String kind, String label, String value) {}

  /** A NameRule says that a name of some kind (a runtime, a variable) belongs to a system. */
  public record NameRule(SystemEntry system, String name) {}
}
