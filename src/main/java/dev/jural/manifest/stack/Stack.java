package dev.jural.manifest.stack;

import dev.jural.manifest.catalogue.SystemEntry;
import dev.jural.manifest.catalogue.Version;
import dev.jural.source.Location;
import dev.jural.source.Origin;
import java.util.List;
import java.util.Set;

/**
 * A Stack is a document that declares which systems a team runs, in which versions and for what.
 *
 * @param origin the document
 * @param location where it starts
 * @param name its name; empty when it has none
 * @param owner who answers for it; empty when nobody is named
 * @param scenarios what the whole stack is for, of {@link #SCENARIOS}
 * @param components what it runs
 * @param waivers findings that are let through for a while
 * @param sources files and directories, relative to the document's own directory, that show what is
 *     really run
 */
public record Stack(
    Origin origin,
    Location location,
    String name,
    String owner,
    List<String> scenarios,
    List<Component> components,
    List<DeclaredWaiver> waivers,
    List<Source> sources) {
  /** The API group of the format. */
  public static final String API_GROUP = "jural.dev";

  /** The version of the format. */
  public static final String API_VERSION = API_GROUP + "/v1";

  /** The kind. */
  public static final String KIND = "Stack";

  /** What a stack or a component can be for. */
  public static final Set<String> SCENARIOS =
      Set.of(
          "serverless",
          "high-security",
          "resource-constrained",
          "multi-environment",
          "full-featured",
          "performance",
          "confidential",
          "edge",
          "secure-runtime");

  /** What a component can be used as. */
  public static final Set<String> PURPOSES =
      Set.of(
          "virtualization",
          "container-runtime",
          "container-security",
          "confidential-computing",
          "orchestration",
          "networking",
          "runtime-security",
          "service-mesh",
          "edge-computing",
          "multi-cluster-networking",
          "policy-engine",
          "policy-management",
          "policy-as-code",
          "gitops",
          "ci-cd",
          "observability",
          "autoscaling");

  /** How a service mesh can run. */
  public static final Set<String> MODES = Set.of("ambient", "sidecar");

  /** The version of a component of which nobody knows it. */
  public static final String UNKNOWN = "unknown";

  public Stack {
    scenarios = List.copyOf(scenarios);
    components = List.copyOf(components);
    waivers = List.copyOf(waivers);
    sources = List.copyOf(sources);
  }

  /**
   * A Component is one system that a stack declares.
   *
   * @param system the system
   * @param version its version; nothing known for {@link #UNKNOWN} and when none is given
   * @param purpose what it is used as, of {@link #PURPOSES}; empty when nothing says
   * @param mode how it runs, of {@link #MODES}; empty when nothing says
   * @param scenarios what this component is for
   * @param location where it is declared: its version, else its name
   */
  public record Component(
      SystemEntry system,
      Version version,
      String purpose,
      String mode,
      List<String> scenarios,
      Location location) {
    public Component {
      scenarios = List.copyOf(scenarios);
    }
  }

  /**
   * A DeclaredWaiver lets findings of a rule about a component through for a while.
   *
   * @param component id of the component; empty for any
   * @param rule id or kind of the rule
   * @param owner who answers for it
   * @param reason why
   * @param expires the last day on which it holds, {@code YYYY-MM-DD}
   * @param location where it is written
   */
  public record DeclaredWaiver(
      String component,
      String rule,
      String owner,
      String reason,
      String expires,
      Location location) {}

  /**
   * A Source is a path that a stack names.
   *
   * @param path as written
   * @param location where it is written
   */
  public record Source(String path, Location location) {}
}
