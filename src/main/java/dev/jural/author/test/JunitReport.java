package dev.jural.author.test;

import dev.jural.author.test.TestResult.Status;
import dev.jural.author.text.Xml;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A JunitReport is results as CI servers read them: a suite a package, a case a test. */
public final class JunitReport {
  private JunitReport() {}

  /** The report. */
  public static String of(List<TestResult> results) {
    Map<String, List<TestResult>> suites = new LinkedHashMap<>();
    for (TestResult result : results) {
      suites.computeIfAbsent(result.test().pkg(), key -> new ArrayList<>()).add(result);
    }
    Xml xml = new Xml();
    counts(xml.open("testsuites"), results);
    suites.forEach(
        (pkg, its) -> {
          counts(xml.open("testsuite").attribute("name", pkg), its);
          its.forEach(result -> test(xml, result));
          xml.close();
        });
    xml.close();
    return xml.text();
  }

  private static void counts(Xml xml, List<TestResult> results) {
    xml.attribute("tests", results.size())
        .attribute("failures", count(results, Status.FAIL))
        .attribute("errors", count(results, Status.ERROR))
        .attribute("skipped", count(results, Status.SKIPPED))
        .attribute("time", seconds(results.stream().mapToLong(TestResult::nanos).sum()));
  }

  private static long count(List<TestResult> results, Status status) {
    return results.stream().filter(result -> result.status() == status).count();
  }

  private static String seconds(long nanos) {
    return String.format(Locale.ROOT, "%.6f", nanos / 1e9);
  }

  private static void test(Xml xml, TestResult result) {
    xml.open("testcase")
        .attribute("classname", result.test().pkg())
        .attribute("name", result.test().name())
        .attribute("file", result.test().location().file())
        .attribute("line", result.test().location().line())
        .attribute("time", seconds(result.nanos()));
    String report = PrettyReport.of(List.of(result), false);
    switch (result.status()) {
      case FAIL -> xml.open("failure").attribute("message", "failed").content(report).close();
      case ERROR ->
          xml.open("error")
              .attribute("message", result.errors().get(0).message())
              .content(report)
              .close();
      case SKIPPED -> xml.open("skipped").close();
      case PASS -> {}
    }
    if (!result.output().isEmpty()) {
      xml.open("system-out").content(result.output()).close();
    }
    xml.close();
  }
}
