package dev.jural.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Faults of policies, through the command line. What each fault of a policy must lead to, and the
 * test that holds it; names of folders are scenarios under {@code src/test/resources/cli}:
 *
 * <table>
 * <caption>Faults of policies</caption>
 * <tr><th>fault</th><th>test</th></tr>
 * <tr><td>syntax error</td><td>policy-syntax, BadSourceTest, severalBrokenPoliciesAreAllNamed</td></tr>
 * <tr><td>empty file</td><td>policy-empty-file</td></tr>
 * <tr><td>nesting and chains without end</td><td>DeepAndLongTest, deepPoliciesAreRefused</td></tr>
 * <tr><td>50 MB policy</td><td>FaultsTest.policiesOfMoreThanTenMebibytesAreRefused</td></tr>
 * <tr><td>recursion, also by with and data[x]</td><td>policy-recursion, compiler/recursion.rego,
 *     recursionIsFoundByEveryWay</td></tr>
 * <tr><td>conflicting complete rules</td><td>policy-conflict, conflictsNameBothRules</td></tr>
 * <tr><td>unsafe variable, unknown function, wrong arity</td><td>policy-unsafe, BadPolicyTest,
 *     callsThatCannotBeAreRefused</td></tr>
 * <tr><td>http.send without its capability, by call, with or alias</td>
 *     <td>functionsOfTheNetworkAreWithheld</td></tr>
 * <tr><td>a range without end</td><td>rangesWithoutEndNameTheFunction</td></tr>
 * <tr><td>cross products</td><td>crossProductsEndInTime, LimitsTest.timeRunsOut...</td></tr>
 * <tr><td>a set of a gigabyte</td><td>LimitsTest.allocationRunsOut, memoryRunsOutForTheQueryAlone</td></tr>
 * <tr><td>a limit inside not, every, default</td><td>limitsAreNeverUndefined, LimitsTest</td></tr>
 * <tr><td>messages that are none, or huge</td><td>policy-messages, policy-objects,
 *     hugeMessagesAreCut</td></tr>
 * <tr><td>data under a rule</td><td>data-under-a-rule, data-twice</td></tr>
 * <tr><td>a policy of v0</td><td>policy-v0</td></tr>
 * </table>
 */
class PolicyFaultsTest {
  private static final Duration SOON = Duration.ofSeconds(30);

  @TempDir Path folder;

  private Jural.Result check(String rules, String... more) throws IOException {
    Path policy = Files.writeString(folder.resolve("p.rego"), "package p\n\n" + rules + "\n");
    Path input = Files.writeString(folder.resolve("in.yaml"), "kind: Deployment\nname: web\n");
    List<String> arguments = new ArrayList<>(List.of("check", "--no-decision-log"));
    arguments.addAll(List.of("--profile", "none", "--policy", policy.toString()));
    arguments.addAll(List.of(more));
    arguments.add(input.toString());
    Jural.Result result =
        assertTimeoutPreemptively(
            SOON, () -> Jural.run(arguments, new byte[0], Map.of()), "ends in time");
    assertFalse((result.out() + result.err()).contains("\tat "), "no stack trace");
    return result;
  }

  private void refused(String rules, String message) throws IOException {
    Jural.Result result = check(rules);
    assertAll(
        () -> assertEquals(4, result.exit(), result.out() + result.err()),
        () -> assertTrue(result.err().contains(message), result.err()));
  }

  private void ended(String rules, String message, String... more) throws IOException {
    Jural.Result result = check(rules, more);
    assertAll(
        () -> assertEquals(5, result.exit(), result.out() + result.err()),
        () -> assertTrue(result.out().contains(message), result.out()));
  }

  @Test
  void severalBrokenPoliciesAreAllNamed() throws IOException {
    Path other = Files.writeString(folder.resolve("q.rego"), "package q\n\np := )\n");
    Jural.Result result = check("deny contains }", "--policy", other.toString());
    assertEquals(4, result.exit());
    assertTrue(result.err().contains("p.rego:3:15: rego_parse_error"), result.err());
    assertTrue(result.err().contains("q.rego:3:6: rego_parse_error"), result.err());
  }

  @ParameterizedTest
  @ValueSource(strings = {"(", "[", "{\"a\":", "not ", "[1 | ", "$\"{", "{x | ", "f("})
  void deepPoliciesAreRefused(String unit) throws IOException {
    refused("deny contains \"x\" if { " + unit.repeat(10_000) + " }", "rego_parse_error");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "p if q\nq if p",
        "p if q\nq if r with data.p.p as true\nr if p",
        "p if data[x].p\nx := \"p\"",
        "f(x) := g(x)\ng(x) := f(x)",
        "p contains x if some x in p",
        "p[x] := 1 if some x, _ in p",
      })
  void recursionIsFoundByEveryWay(String rules) throws IOException {
    refused("deny contains \"x\" if p\n" + rules, "rego_recursion_error");
  }

  @Test
  void conflictsNameBothRules() throws IOException {
    String rules = "x := 1 if input.kind\n\nx := 2 if input.name\n\ndeny contains \"x\" if x == 3";
    ended(rules, "eval_conflict_error");
    Jural.Result result = check(rules);
    assertTrue(result.out().contains("p.rego:3:1"), result.out());
    assertTrue(result.out().contains("p.rego:5:1"), result.out());
  }

  @Test
  void callsThatCannotBeAreRefused() throws IOException {
    refused("deny contains x if input.x", "p.rego:3:15: rego_unsafe_var_error");
    refused("deny contains \"x\" if nothing(1)", "rego_type_error: undefined function nothing");
    refused("deny contains \"x\" if count(1, 2, 3)", "rego_type_error");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "deny contains \"x\" if http.send({\"method\": \"get\", \"url\": \"http://h.test\"})",
        "deny contains \"x\" if net.lookup_ip_addr(\"h.test\")",
        "deny contains \"x\" if count([1]) with count as http.send",
        "f := http.send\n\ndeny contains \"x\" if f({})",
        "deny contains \"x\" if not http.send({\"method\": \"get\", \"url\": \"http://h.test\"})",
      })
  void functionsOfTheNetworkAreWithheld(String rules) throws IOException {
    refused(rules, "p.rego:");
  }

  @Test
  void withheldFunctionsSayHowToGetThem() throws IOException {
    String rules = "deny contains \"x\" if http.send({\"method\": \"get\", \"url\": \"http://h\"})";
    refused(rules, "rego_type_error: undefined function http.send");
    refused(rules, "--allow-net HOST");
    assertEquals(0, check(rules, "--allow-net", "other.test").exit(), "no error at compile time");
  }

  @Test
  void theEnvironmentIsNotShown() throws IOException {
    Jural.Result result = check("deny contains \"x\" if opa.runtime().env[_]");
    assertEquals(0, result.exit(), result.out());
  }

  @Test
  void rangesWithoutEndNameTheFunction() throws IOException {
    ended(
        "deny contains \"x\" if count(numbers.range(1, 1000000000000)) > 1",
        "eval_cancel_error: numbers.range: result of 1000000000000 elements");
  }

  @Test
  void crossProductsEndInTime() throws IOException {
    ended(
        "xs := numbers.range(1, 1000)\n\n"
            + "deny contains \"x\" if xs[_] + xs[_] + xs[_] + xs[_] + xs[_] + xs[_] == -1",
        "eval_cancel_error: evaluation took longer than its limit of 500 ms",
        "--timeout",
        "500ms");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "deny contains \"x\" if not endless",
        "deny contains \"x\" if { every _ in [1] { not endless } }",
        "deny contains \"x\" if count([1 | endless]) == 1",
        "default allow := true\n\nallow := false if endless\n\ndeny contains \"x\" if not allow",
      })
  void limitsAreNeverUndefined(String rules) throws IOException {
    ended(
        rules
            + "\n\nxs := numbers.range(1, 1000)\n\n"
            + "endless if count([1 | xs[_] + xs[_] + xs[_] + xs[_] == -1]) == 1",
        "eval_cancel_error",
        "--timeout",
        "200ms");
  }

  @Test
  void hugeMessagesAreCut() throws IOException {
    Jural.Result result =
        check("deny contains concat(\"\", [\"0123456789\" | some _ in numbers.range(1, 1000000)])");
    assertEquals(1, result.exit());
    assertTrue(result.out().length() < 20_000, "length " + result.out().length());
    assertTrue(result.out().contains("10000000"), result.out().substring(0, 300));
  }
}
