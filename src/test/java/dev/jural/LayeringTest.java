package dev.jural;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Holds the table of layers: which package may look at which. */
class LayeringTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(
              location -> !location.contains("/test/") && !location.contains("/test-classes/"))
          .importPackages("dev.jural");

  /**
   * Each package with all it may import beside itself; a package that is not here may not exist.
   */
  private static final Map<String, List<String>> MAY_IMPORT = new LinkedHashMap<>();

  static {
    MAY_IMPORT.put("source", List.of());
    MAY_IMPORT.put("value", List.of("source"));
    MAY_IMPORT.put("types", List.of("source", "value"));
    MAY_IMPORT.put("ast", List.of("source", "value"));
    MAY_IMPORT.put("manifest", List.of("source", "value"));
    MAY_IMPORT.put("grammar", List.of("parser"));
    MAY_IMPORT.put("parser", List.of("source", "value", "ast", "grammar"));
    MAY_IMPORT.put("builtin", List.of("source", "value", "types"));
    MAY_IMPORT.put("ir", List.of("source", "value"));
    MAY_IMPORT.put("compiler", List.of("source", "value", "types", "ast", "builtin", "ir"));
    MAY_IMPORT.put("trace", List.of("source", "value"));
    MAY_IMPORT.put("eval", List.of("source", "value", "builtin", "ir", "trace"));
    MAY_IMPORT.put(
        "engine",
        List.of(
            "source",
            "value",
            "types",
            "ast",
            "parser",
            "builtin",
            "ir",
            "compiler",
            "eval",
            "trace"));
    MAY_IMPORT.put("check", List.of("source", "value", "manifest", "engine"));
    MAY_IMPORT.put(
        "author",
        List.of(
            "source", "value", "types", "ast", "parser", "builtin", "manifest", "trace", "engine"));
    MAY_IMPORT.put("decision", List.of("source", "value", "engine"));
    MAY_IMPORT.put("report", List.of("source", "value", "manifest", "check"));
    MAY_IMPORT.put(
        "cli",
        List.of(
            "source",
            "value",
            "ast",
            "manifest",
            "engine",
            "trace",
            "check",
            "author",
            "decision",
            "report"));
  }

  @TestFactory
  List<DynamicTest> packagesImportOnlyWhatTheirLayerMay() {
    List<DynamicTest> tests = new ArrayList<>();
    MAY_IMPORT.forEach(
        (name, allowed) -> {
          List<String> packages = new ArrayList<>();
          packages.add(inTree(name));
          allowed.forEach(other -> packages.add(inTree(other)));
          tests.add(
              dynamicTest(
                  name,
                  () ->
                      noClasses()
                          .that()
                          .resideInAPackage(inTree(name))
                          .should()
                          .dependOnClassesThat(
                              com.tngtech.archunit.base.DescribedPredicate.describe(
                                  "are ours and not among " + packages,
                                  other ->
                                      other.getPackageName().startsWith("dev.jural")
                                          && packages.stream()
                                              .noneMatch(p -> isIn(p, other.getPackageName()))))
                          .allowEmptyShould(true)
                          .check(CLASSES)));
        });
    return tests;
  }

  private static String inTree(String name) {
    return "dev.jural." + name + "..";
  }

  private static boolean isIn(String tree, String packageName) {
    String root = tree.substring(0, tree.length() - 2);
    return packageName.equals(root) || packageName.startsWith(root + ".");
  }

  @Test
  void everyPackageHasItsLayer() {
    classes()
        .that()
        .resideInAPackage("dev.jural..")
        .should()
        .resideInAnyPackage(
            MAY_IMPORT.keySet().stream().map(LayeringTest::inTree).toArray(String[]::new))
        .check(CLASSES);
  }

  @Test
  void packagesHaveNoCycles() {
    // The generated lexer extends a class of the parser, which is its only door.
    slices()
        .matching("dev.jural.(*)..")
        .should()
        .beFreeOfCycles()
        .ignoreDependency(
            com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage(
                "dev.jural.grammar.."),
            com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage(
                "dev.jural.parser.."))
        .check(CLASSES);
  }

  @Test
  void regularExpressionsOfPoliciesRunInLinearTime() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "dev.jural.builtin..", "dev.jural.eval..", "dev.jural.check..", "dev.jural.manifest..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("java.util.regex..")
        .check(CLASSES);
  }

  @Test
  void onlyTheCommandLineEndsTheProcess() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.jural.cli..")
        .should()
        .callMethod(System.class, "exit", int.class)
        .orShould()
        .callMethod(Runtime.class, "halt", int.class)
        .check(CLASSES);
  }
}
