package dev.jural.fuzz;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.jural.ast.AstPrinter;
import dev.jural.ast.Body;
import dev.jural.ast.Module;
import dev.jural.ast.RegoVersion;
import dev.jural.parser.RegoParser;
import dev.jural.source.RegoException;
import dev.jural.source.SourceText;
import dev.jural.testing.Chunks;
import dev.jural.testing.Chunks.Chunk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Each tree of the sources at hand is printed as a text that parses to the same tree. */
class PrinterCorpusTest {
  private static final Path BASE = Path.of(System.getProperty("jural.basedir", "."));
  private static final Path CONFORMANCE =
      Path.of(System.getProperty("jural.conformance", "../shared/conformance"));

  /** Prints and parses again; the second text must be the first one. */
  static void assertRoundTrip(Module module) {
    String text = AstPrinter.print(module);
    Module again;
    try {
      again = RegoParser.parseModule(SourceText.of("printed.rego", text), module.version());
    } catch (RegoException e) {
      throw new AssertionError("does not parse: " + e.getMessage() + "\n" + text, e);
    }
    assertEquals(TreeText.of(module), TreeText.of(again), text);
    assertEquals(text, AstPrinter.print(again));
  }

  private static Optional<Module> parse(String name, String text, RegoVersion version) {
    try {
      return Optional.of(RegoParser.parseModule(SourceText.of(name, text), version));
    } catch (RegoException e) {
      return Optional.empty();
    }
  }

  private static int assertRoundTrips(Stream<Optional<Module>> modules) {
    List<Module> all = modules.flatMap(Optional::stream).toList();
    assertAll(all.stream().map(module -> () -> assertRoundTrip(module)));
    return all.size();
  }

  @Test
  void modulesOfThePoliciesSamplesAndTestsKeepTheirTrees() throws IOException {
    List<Optional<Module>> modules = new ArrayList<>();
    for (String folder : List.of("policies", "samples", "src/test/resources")) {
      try (Stream<Path> files = Files.walk(BASE.resolve(folder))) {
        files
            .filter(file -> file.toString().endsWith(".rego"))
            .flatMap(PrinterCorpusTest::chunks)
            .forEach(
                chunk -> {
                  modules.add(parse(chunk.name(), chunk.text(), RegoVersion.V1));
                  modules.add(parse(chunk.name(), chunk.text(), RegoVersion.V0));
                });
      }
    }
    assertTrue(assertRoundTrips(modules.stream()) > 500);
  }

  @Test
  void modulesOfTheLanguageTestsKeepTheirTrees() throws IOException {
    ObjectMapper yaml = new ObjectMapper(new YAMLFactory());
    List<Optional<Module>> modules = new ArrayList<>();
    try (Stream<Path> files = Files.list(BASE.resolve("src/test/resources/language"))) {
      for (Path file : files.sorted().toList()) {
        for (JsonNode one : yaml.readTree(file.toFile())) {
          modules.add(parse("language", one.path("module").asText(), RegoVersion.V1));
        }
      }
    }
    assertTrue(assertRoundTrips(modules.stream()) > 100);
  }

  private static Stream<Chunk> chunks(Path file) {
    try {
      return Chunks.read(file).stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void modulesAndQueriesOfTheComplianceSuiteKeepTheirTrees() throws IOException {
    Assumptions.assumeTrue(Files.isDirectory(CONFORMANCE), "no compliance suite at " + CONFORMANCE);
    List<Optional<Module>> modules = new ArrayList<>();
    List<String> queries = new ArrayList<>();
    try (Stream<Path> files = Files.list(CONFORMANCE)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".json")).sorted().toList()) {
        for (JsonNode one : new ObjectMapper().readTree(file.toFile())) {
          String id = one.path("id").asText();
          one.path("modules")
              .forEach(text -> modules.add(parse(id, text.asText(), RegoVersion.V1)));
          queries.add(one.path("query").asText());
        }
      }
    }
    assertTrue(assertRoundTrips(modules.stream()) > 900);
    assertAll(queries.stream().map(query -> () -> assertQueryRoundTrip(query)));
  }

  private static void assertQueryRoundTrip(String query) {
    Body body = RegoParser.parseQuery(SourceText.of("query", query));
    String text = AstPrinter.print(body);
    Body again = RegoParser.parseQuery(SourceText.of("query", text));
    assertEquals(TreeText.of(body), TreeText.of(again), text);
  }
}
