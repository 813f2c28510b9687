package dev.jural.author.test;

import dev.jural.author.test.TestResult.Status;
import dev.jural.author.text.Json;
import dev.jural.author.text.Texts;
import dev.jural.source.Diagnostic;
import dev.jural.source.ErrorCode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A JsonReport is results for programs, in the shape of {@code opa test --format json}. */
public final class JsonReport {
  private JsonReport() {}

  /** The report. */
  public static String of(List<TestResult> results) {
    List<Json> all = new ArrayList<>();
    results.forEach(result -> all.add(result(result)));
    return Json.text(all) + "\n";
  }

  private static Json result(TestResult result) {
    Json json =
        new Json()
            .put("location", Texts.location(result.test().location()))
            .put("package", result.test().pkg())
            .put("name", result.test().name())
            .putIf(result.status() == Status.FAIL, "fail", true);
    if (!result.errors().isEmpty()) {
      // A query that does not compile has a list of errors, one that fails has one.
      Diagnostic first = result.errors().get(0);
      boolean isOne = isEvaluation(first.code());
      json.put(
          "error",
          isOne ? Texts.error(first) : result.errors().stream().map(Texts::error).toList());
    }
    json.putIf(result.status() == Status.SKIPPED, "skip", true).put("duration", result.nanos());
    if (!result.output().isEmpty()) {
      byte[] output = result.output().getBytes(StandardCharsets.UTF_8);
      json.put("output", Base64.getEncoder().encodeToString(output));
    }
    return json.putIf(
        !result.cases().cases().isEmpty(), "sub_results", cases(result.cases().cases()));
  }

  private static boolean isEvaluation(ErrorCode code) {
    return code.text().startsWith("eval_");
  }

  private static Map<String, Json> cases(Map<String, CaseTree> cases) {
    Map<String, Json> all = new LinkedHashMap<>();
    cases.forEach(
        (name, its) ->
            all.put(
                name,
                new Json()
                    .put("name", name)
                    .putIf(its.hasFailed(), "fail", true)
                    .putIf(!its.cases().isEmpty(), "sub_results", cases(its.cases()))));
    return all;
  }
}
