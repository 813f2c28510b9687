package dev.jural.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.jural.engine.Engine;
import dev.jural.source.Diagnostic;
import dev.jural.source.RegoException;
import dev.jural.source.SourceText;
import dev.jural.testing.Chunks;
import dev.jural.testing.Chunks.Chunk;
import dev.jural.testing.Chunks.Expected;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Policies that cannot be loaded: each reports its errors, at their lines, and no others. */
class BadPolicyTest {
  private static final Path FOLDER =
      Path.of(System.getProperty("jural.basedir", "."), "src/test/resources/compiler");

  @TestFactory
  List<DynamicTest> badPoliciesReportTheirErrorsInPlace() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    try (Stream<Path> files = Files.list(FOLDER)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".rego")).sorted().toList()) {
        for (Chunk chunk : Chunks.read(file)) {
          tests.add(dynamicTest(chunk.name(), () -> check(chunk)));
        }
      }
    }
    assertTrue(tests.size() > 40, "the corpus is there");
    return tests;
  }

  private static void check(Chunk chunk) {
    List<Diagnostic> left = new ArrayList<>(errors(chunk.text()));
    List<Diagnostic> got = List.copyOf(left);
    for (Expected expected : chunk.expected()) {
      Diagnostic found =
          left.stream()
              .filter(d -> isExpected(d, expected))
              .findFirst()
              .orElseGet(() -> fail("want " + expected + " in " + got));
      left.remove(found);
    }
    assertEquals(List.of(), left, "errors that are not expected");
  }

  private static boolean isExpected(Diagnostic diagnostic, Expected expected) {
    return diagnostic.location().line() == expected.line()
        && diagnostic.code().text().equals(expected.code())
        && diagnostic.message().contains(expected.message());
  }

  private static List<Diagnostic> errors(String text) {
    try {
      Engine.builder().module(SourceText.of("bad.rego", text)).build();
      return List.of();
    } catch (RegoException e) {
      return e.diagnostics();
    }
  }
}
