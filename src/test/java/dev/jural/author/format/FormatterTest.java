package dev.jural.author.format;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.jural.ast.RegoVersion;
import dev.jural.source.RegoException;
import dev.jural.source.SourceText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Formats the sources under {@code format/VERSION/*.cases}: each case is {@code %% from}, a source,
 * {@code %% to}, and what {@code opa fmt} 1.20 makes of it. The folder {@code apart} holds those
 * where ours differs on purpose: OPA's result means something else, or changes when it is formatted
 * again.
 */
class FormatterTest {
  private static final Path CASES = Path.of("src", "test", "resources", "format");
  private static final Map<String, FormatOptions> OPTIONS =
      Map.of(
          "v1",
          FormatOptions.V1,
          "v0",
          FormatOptions.V0,
          "v0-v1",
          new FormatOptions(RegoVersion.V0, FormatOptions.Target.V0_AND_V1, false),
          "apart",
          FormatOptions.V1,
          "apart-v0",
          FormatOptions.V0);

  @TestFactory
  List<DynamicTest> layoutIsThatOfOpa() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (Path file : files(CASES, ".cases")) {
      String folder = file.getParent().getFileName().toString();
      Formatter formatter = new Formatter(OPTIONS.get(folder));
      int number = 0;
      for (String written : read(file).split("(?m)^%% from\n", -1)) {
        if (!written.isEmpty()) {
          String name = folder + "/" + file.getFileName() + " " + ++number;
          tests.add(dynamicTest(name, () -> check(formatter, written, !folder.equals("v0-v1"))));
        }
      }
    }
    assertTrue(tests.size() > 500, "there are " + tests.size());
    return tests;
  }

  private static void check(Formatter formatter, String written, boolean isSteady) {
    String[] parts = written.split("(?m)^%% to\n", -1);
    String formatted = formatter.formatChecked(SourceText.of("case.rego", parts[0]));
    assertEquals(parts[1], formatted);
    if (isSteady) {
      assertEquals(formatted, formatter.format(SourceText.of("again.rego", formatted)));
    }
  }

  @TestFactory
  List<DynamicTest> formattingAgainChangesNothingAndNeverTheMeaning() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    List<Path> all = new ArrayList<>(files(Path.of("policies"), ".rego"));
    all.addAll(files(Path.of("samples"), ".rego"));
    all.addAll(files(Path.of("src", "test", "resources"), ".rego"));
    for (Path file : all) {
      for (String chunk : read(file).split("(?m)^---\n", -1)) {
        for (FormatOptions options : List.of(FormatOptions.V1, FormatOptions.V0)) {
          tests.add(dynamicTest(file + " " + options.target(), () -> formatTwice(options, chunk)));
        }
      }
    }
    return tests;
  }

  private static void formatTwice(FormatOptions options, String text) {
    Formatter formatter = new Formatter(options);
    SourceText source = SourceText.of("corpus.rego", text);
    String once;
    try {
      once = formatter.format(source);
    } catch (RegoException e) {
      return; // Not of this version, or wrong on purpose.
    }
    assertAll(
        () -> assertEquals(once, formatter.formatChecked(source)),
        () -> assertEquals(once, formatter.format(SourceText.of("again.rego", once))),
        () -> assertEquals(comments(text), comments(once), "comments are kept"));
  }

  private static long comments(String text) {
    return text.chars().filter(c -> c == '#').count();
  }

  @Test
  void ourOwnPoliciesAreFormatted() throws IOException {
    for (Path file : files(Path.of("policies"), ".rego")) {
      String text = read(file);
      assertEquals(text, new Formatter(FormatOptions.V1).format(SourceText.of("x", text)));
    }
  }

  private static List<Path> files(Path root, String suffix) throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(path -> path.toString().endsWith(suffix)).sorted().toList();
    }
  }

  private static String read(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
  }
}
