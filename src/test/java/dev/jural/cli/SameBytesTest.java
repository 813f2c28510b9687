package dev.jural.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.jural.report.OutputFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The same bytes in give the same bytes out, whatever the number of threads. */
class SameBytesTest {
  @TestFactory
  List<DynamicTest> jobsDoNotChangeReports() {
    List<DynamicTest> tests = new ArrayList<>();
    for (OutputFormat format : OutputFormat.values()) {
      tests.add(
          dynamicTest(
              format.text(),
              () -> {
                Jural.Result one = run(format, "1");
                for (String jobs : List.of("2", "8", "1")) {
                  assertEquals(one, run(format, jobs));
                }
              }));
    }
    return tests;
  }

  private static Jural.Result run(OutputFormat format, String jobs) {
    return Jural.run(
        List.of(
            "check",
            "--no-decision-log",
            "--jobs",
            jobs,
            "--show-passed",
            "--show-vacuous",
            "--policy",
            "samples/policies",
            "--format",
            format.text(),
            "samples"),
        new byte[0],
        Map.of());
  }
}
