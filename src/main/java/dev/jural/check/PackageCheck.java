package dev.jural.check;

import dev.jural.engine.Engine;
import dev.jural.engine.Input;
import dev.jural.engine.PreparedDocuments;
import dev.jural.engine.RuleInfo;
import dev.jural.value.RegoObject;
import dev.jural.value.RegoString;
import dev.jural.value.RegoValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A PackageCheck is one package whose rules are checked, made ready.
 *
 * @param name the package, without {@code data.}
 * @param takes what its input is
 * @param rules the rules {@code deny}, {@code violation}, {@code warn} and those that begin with
 *     one of them and {@code _}
 * @param declared ids that its {@code rules} document names, with what they stand for
 * @param verdictsPath the document of verdicts; empty when there is none
 * @param documents the rules and the verdicts, to be evaluated together
 */
record PackageCheck(
    String name,
    Subject.Sort takes,
    List<RuleInfo> rules,
    Map<String, RuleDescriptor> declared,
    String verdictsPath,
    PreparedDocuments documents) {

  /** The packages of {@code engine} that have rules to check, by name. */
  static List<PackageCheck> of(Engine engine, Set<String> namespaces) {
    Map<String, List<RuleInfo>> byPackage = new TreeMap<>();
    for (RuleInfo rule : engine.rules()) {
      byPackage.computeIfAbsent(rule.packagePath(), k -> new ArrayList<>()).add(rule);
    }
    List<PackageCheck> checks = new ArrayList<>();
    byPackage.forEach(
        (path, rules) -> {
          String name = path.substring("data.".length());
          List<RuleInfo> checked = rules.stream().filter(PackageCheck::isChecked).toList();
          if (!checked.isEmpty() && (namespaces.isEmpty() || namespaces.contains(name))) {
            checks.add(of(engine, path, checked, rules));
          }
        });
    return checks;
  }

  /** The names of all packages that have rules to check. */
  static List<String> namespaces(Engine engine) {
    TreeSet<String> names = new TreeSet<>();
    for (RuleInfo rule : engine.rules()) {
      if (isChecked(rule)) {
        names.add(rule.packagePath().substring("data.".length()));
      }
    }
    return List.copyOf(names);
  }

  private static PackageCheck of(
      Engine engine, String path, List<RuleInfo> checked, List<RuleInfo> all) {
    boolean hasVerdicts = all.stream().anyMatch(rule -> rule.name().equals("verdicts"));
    boolean hasRules = all.stream().anyMatch(rule -> rule.name().equals("rules"));
    List<String> paths = new ArrayList<>();
    checked.forEach(rule -> paths.add(rule.path()));
    if (hasVerdicts) {
      paths.add(path + ".verdicts");
    }
    return new PackageCheck(
        path.substring("data.".length()),
        takes(checked.get(0)),
        checked,
        hasRules ? declared(engine, path, checked.get(0)) : Map.of(),
        hasVerdicts ? path + ".verdicts" : "",
        engine.documents(paths));
  }

  /** Names as conftest takes them. */
  private static boolean isChecked(RuleInfo rule) {
    String name = rule.name();
    return !rule.isFunction()
        && (Set.of("deny", "violation", "warn").contains(name)
            || name.startsWith("deny_")
            || name.startsWith("violation_")
            || name.startsWith("warn_"));
  }

  private static Subject.Sort takes(RuleInfo rule) {
    List<String> inputs =
        rule.annotations().stream()
            .map(link -> link.get("annotations").orElse(RegoObject.EMPTY))
            .map(annotations -> at(annotations, "custom", "jural"))
            .map(jural -> Details.text(jural, "input"))
            .toList();
    if (inputs.contains("inventory")) {
      return Subject.Sort.INVENTORY;
    }
    return inputs.contains("repository") ? Subject.Sort.REPOSITORY : Subject.Sort.DOCUMENT;
  }

  private static RegoValue at(RegoValue value, String... keys) {
    RegoValue at = value;
    for (String key : keys) {
      at =
          at instanceof RegoObject object
              ? object.get(key).orElse(RegoObject.EMPTY)
              : RegoObject.EMPTY;
    }
    return at;
  }

  private static Map<String, RuleDescriptor> declared(Engine engine, String path, RuleInfo rule) {
    Map<String, RuleDescriptor> declared = new LinkedHashMap<>();
    RegoValue rules =
        engine
            .documents(List.of(path + ".rules"))
            .evaluate(Input.NONE)
            .getOrDefault(path + ".rules", RegoObject.EMPTY);
    if (rules instanceof RegoObject object) {
      for (int i = 0; i < object.size(); i++) {
        if (object.keyAt(i) instanceof RegoString id) {
          RegoValue about = object.valueAt(i);
          declared.put(
              id.text(),
              new RuleDescriptor(
                  id.text(),
                  rule.path(),
                  Details.text(about, "title"),
                  Details.text(about, "description"),
                  Details.text(about, "url"),
                  rule.location()));
        }
      }
    }
    return declared;
  }

  /**
   * What a finding of {@code rule} that names {@code id} is of; an empty id means the rule itself.
   */
  RuleDescriptor descriptor(RuleInfo rule, String id) {
    RuleDescriptor known = declared.get(id);
    if (known != null) {
      return known;
    }
    RegoValue own =
        rule.annotations().stream()
            .findFirst()
            .<RegoValue>flatMap(link -> link.get("annotations"))
            .orElse(RegoObject.EMPTY);
    String declaredId = Details.text(at(own, "custom"), "id");
    String plain = rule.path().substring("data.".length());
    String stable = !id.isEmpty() ? id : declaredId.isEmpty() ? plain : declaredId;
    String title = Details.text(own, "title");
    return new RuleDescriptor(
        stable,
        rule.path(),
        title.isEmpty() ? stable : title,
        Details.text(own, "description"),
        "",
        rule.location());
  }

  /** How much findings of a rule weigh. */
  static Level level(RuleInfo rule) {
    return rule.name().startsWith("warn") ? Level.WARN : Level.DENY;
  }
}
