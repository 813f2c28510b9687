package dev.jural.author.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.jural.ast.RegoVersion;
import dev.jural.source.SourceText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Holds every rule against {@code lint/RULE.cases}: after {@code %% bad FILE} stands a module in
 * which the rule finds something, after {@code %% good FILE} one in which it does not.
 */
class LintRulesTest {
  private static final Path CASES = Path.of("src", "test", "resources", "lint");
  private static final Path PAGE = Path.of("src", "main", "docs", "lint.md");

  @TestFactory
  List<DynamicTest> rulesFindWhatIsBadAndLetGoodBe() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (LintRule rule : LintRules.all()) {
      String all = read(CASES.resolve(rule.id() + ".cases"));
      assertTrue(all.contains("%% bad ") && all.contains("%% good "), rule.id());
      int number = 0;
      for (String written : all.split("(?m)^%% ", -1)) {
        if (!written.isEmpty()) {
          tests.add(dynamicTest(rule.id() + " " + ++number, () -> check(rule, written)));
        }
      }
    }
    return tests;
  }

  private static void check(LintRule rule, String written) {
    int end = written.indexOf('\n');
    String[] title = written.substring(0, end).split(" ", 2);
    LintConfig only = LintConfig.STANDARD.with(Set.of(rule.id()), Set.of());
    List<Violation> found =
        new Linter(List.of(rule), only, RegoVersion.V1)
            .lint(SourceText.of(title[1], written.substring(end + 1)));
    assertEquals(title[0].equals("bad"), !found.isEmpty(), found.toString());
  }

  @Test
  void everyFileOfCasesIsOfARule() throws IOException {
    List<String> ids = LintRules.all().stream().map(LintRule::id).toList();
    assertTrue(ids.size() >= 60, "there are " + ids.size());
    try (Stream<Path> files = Files.list(CASES)) {
      for (Path file : files.toList()) {
        String name = file.getFileName().toString();
        assertTrue(ids.contains(name.replace(".cases", "")), name);
      }
    }
  }

  @Test
  void pageOfRulesIsThatOfTheRules() throws IOException {
    String page = LintPage.write(LintRules.all());
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(PAGE, page);
    }
    assertEquals(page, read(PAGE));
  }

  @Test
  void commentsOnALineOrAboveItLetAFindingThrough() {
    String text = "package a\n\n# regal ignore:prefer-snake-case,line-length\naB := 1\n";
    String same = "package a\n\naB := 1 # jural ignore:prefer-snake-case\n";
    String other = "package a\n\n# jural ignore:line-length\naB := 1\n";
    assertFalse(finds(LintConfig.STANDARD, text));
    assertFalse(finds(LintConfig.STANDARD, same));
    assertTrue(finds(LintConfig.STANDARD, other));
  }

  @Test
  void configurationGivesLevels() {
    String text = "package a\n\naB := 1\n";
    for (Map.Entry<String, Boolean> entry :
        Map.of(
                "rules: {style: {prefer-snake-case: {level: ignore}}}", false,
                "rules: {style: {default: {level: ignore}}}", false,
                "rules: {default: {level: ignore}}", false,
                "rules: {default: {level: ignore}, style: {prefer-snake-case: {level: error}}}",
                    true,
                "{}", true)
            .entrySet()) {
      LintConfig config = LintConfig.read(SourceText.of("lint.yaml", entry.getKey()));
      assertEquals(entry.getValue(), finds(config, text), entry.getKey());
    }
  }

  @Test
  void whatCanBeMendedIs() {
    SourceText source = SourceText.of("a.rego", "package a\n#why\nallow = 1\n");
    Linter linter = new Linter(LintRules.all(), LintConfig.STANDARD, RegoVersion.V1);
    String fixed = Fixes.apply(source, linter.lint(source), RegoVersion.V1);
    assertEquals("package a\n\n# why\nallow := 1\n", fixed);
  }

  private static boolean finds(LintConfig config, String text) {
    return new Linter(LintRules.all(), config, RegoVersion.V1)
        .lint(SourceText.of("a.rego", text)).stream()
            .anyMatch(violation -> violation.rule().id().equals("prefer-snake-case"));
  }

  private static String read(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
  }
}
