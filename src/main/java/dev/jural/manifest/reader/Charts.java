package dev.jural.manifest.reader;

import dev.jural.manifest.Confidence;
import dev.jural.manifest.Node;
import dev.jural.manifest.catalogue.ChartSources;
import dev.jural.manifest.catalogue.NumberKind;
import dev.jural.manifest.catalogue.Rules.ChartRule;
import dev.jural.manifest.catalogue.Rules.FieldRule;
import dev.jural.manifest.catalogue.Version;
import dev.jural.manifest.catalogue.VersionReader;
import dev.jural.value.RegoObject;
import dev.jural.value.RegoString;
import java.util.Locale;
import java.util.Optional;

/** Tells what an installed Helm chart shows, whichever tool installs it. */
final class Charts {
  private static final String OCI = "oci://";

  private Charts() {}

  /**
   * A Use is one place that installs a chart.
   *
   * @param name the chart's name
   * @param source the address of its repository; empty when it is not known
   * @param sourceName what the repository is called; empty when nothing says
   * @param nameAt where the name stands
   * @param versionAt where the version stands; may be missing
   * @param values the values given to it; may be missing
   * @param signal what this place is
   */
  record Use(
      String name,
      String source,
      String sourceName,
      Node nameAt,
      Node versionAt,
      Node values,
      String signal) {}

  /** A use of {@code address}, whose last part is the chart's name. */
  static Use ofOci(String address, Node at, Node versionAt, Node values, String signal) {
    String plain = ChartSources.plain(address);
    int slash = plain.lastIndexOf('/');
    return new Use(
        plain.substring(slash + 1),
        plain.substring(0, Math.max(0, slash)),
        "",
        at,
        versionAt,
        values,
        signal);
  }

  static boolean isOci(String address) {
    return address.toLowerCase(Locale.ROOT).startsWith(OCI);
  }

  static void read(Use use, Findings findings) {
    ValuesReader.readGiven(use.values, findings);
    for (ChartRule rule : findings.catalogue().signs().charts(use.name)) {
      Origin origin = origin(rule, use);
      if (origin == Origin.OTHER_SYSTEM) {
        continue;
      }
      boolean isOverridden = readValues(rule, use, findings);
      if (!rule.mode().isEmpty()) {
        findings.mode(rule.system(), use.nameAt, rule.mode(), use.signal);
      }
      if (!isOverridden) {
        readVersion(rule, use, origin, findings);
      }
    }
  }

  /** Where a chart comes from. */
  private enum Origin {
    /** Whoever publishes the chart that the rule means. */
    KNOWN,
    /** Somebody else, whose chart of the same name is numbered by itself. */
    THIRD_PARTY,
    /** The name is everybody's and nothing says that the rule's chart is meant. */
    OTHER_SYSTEM
  }

  private static Origin origin(ChartRule rule, Use use) {
    String source = ChartSources.plain(use.source);
    if (rule.from().stream()
        .anyMatch(from -> source.equals(from) || source.startsWith(from + "/"))) {
      return Origin.KNOWN;
    }
    if (!rule.isUnambiguous()) {
      boolean isNamedSo = use.sourceName.toLowerCase(Locale.ROOT).contains(rule.system().id());
      return source.isEmpty() && isNamedSo ? Origin.KNOWN : Origin.OTHER_SYSTEM;
    }
    // Copies of charts in registries keep name and number; Bitnami's charts are their own.
    boolean isCopy = isOci(source) && !source.contains("bitnami");
    return source.isEmpty() || isCopy ? Origin.KNOWN : Origin.THIRD_PARTY;
  }

  private static boolean readValues(ChartRule rule, Use use, Findings findings) {
    boolean isFound = false;
    for (FieldRule value : rule.values()) {
      Node field = use.values.walk(value.path());
      if (field.isScalar() && !field.text().isEmpty()) {
        CustomResourceReader.field(value, field, use.signal + " values " + value.path(), findings);
        isFound = isFound || value.system().equals(rule.system());
      }
    }
    return isFound;
  }

  private static void readVersion(ChartRule rule, Use use, Origin origin, Findings findings) {
    if (rule.kind() == NumberKind.PRESENCE || !use.versionAt.isScalar()) {
      findings.presence(rule.system(), use.nameAt, use.name, use.signal);
      return;
    }
    Version stated = VersionReader.read(use.versionAt.text(), rule.system());
    Version version =
        origin == Origin.KNOWN
            ? normalised(rule, stated, findings)
            : Version.none(stated.raw(), stated.confidence());
    findings
        .add(rule.system(), use.versionAt, withoutFalsePrecision(version), use.signal)
        .comparable(rule.isComparable() && rule.kind() != NumberKind.ARTEFACT)
        .with(
            RegoObject.of(
                RegoString.of("chart"), RegoString.of(use.name + " " + use.versionAt.text())))
        .done();
  }

  /** An exact pin of a chart that says nothing of the system pins no version of the system. */
  private static Version withoutFalsePrecision(Version version) {
    return !version.isKnown() && version.confidence() == Confidence.EXACT
        ? Version.none(version.raw(), Confidence.UNKNOWN)
        : version;
  }

  private static Version normalised(ChartRule rule, Version stated, Findings findings) {
    String number = stated.normalised();
    boolean isOpen = !stated.isKnown() || rule.placeholders().contains(number);
    if (isOpen) {
      return Version.none(stated.raw(), stated.confidence());
    }
    return switch (rule.kind()) {
      case APP, RELEASE -> stated;
      case MINOR -> new Version(stated.raw(), firstTwo(number), Confidence.EXACT);
      case TABLE -> mapped(rule, stated, findings);
      case LINKERD -> linkerd(stated);
      case ARTEFACT, PRESENCE -> Version.none(stated.raw(), Confidence.UNKNOWN);
    };
  }

  private static Version mapped(ChartRule rule, Version stated, Findings findings) {
    Optional<String> app = findings.catalogue().chartApp(rule.name(), stated.normalised());
    return app.map(text -> VersionReader.read(text, rule.system()))
        .map(known -> new Version(stated.raw(), known.normalised(), known.confidence()))
        .orElse(Version.none(stated.raw(), Confidence.UNKNOWN));
  }

  /** Charts of edge releases are called by the year in full; others count from 1 by themselves. */
  private static Version linkerd(Version stated) {
    String number = stated.normalised();
    return number.startsWith("20") && number.indexOf('.') == 4
        ? new Version(stated.raw(), "edge-" + number.substring(2), Confidence.EXACT)
        : Version.none(stated.raw(), Confidence.UNKNOWN);
  }

  private static String firstTwo(String number) {
    int first = number.indexOf('.');
    int second = number.indexOf('.', first + 1);
    return second < 0 ? number : number.substring(0, second);
  }
}
