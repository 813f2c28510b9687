package dev.jural.manifest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.jural.source.SourceText;
import dev.jural.value.JsonReader;
import dev.jural.value.JsonWriter;
import dev.jural.value.RegoString;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every file under {@code manifest/load} gives the documents and diagnostics of its golden file.
 */
final class LoadTest {
  private static final int LONGEST_SHOWN = 200;

  @TestFactory
  Stream<DynamicTest> filesGiveWhatTheirGoldenFilesSay() {
    return Golden.inputs("load").stream()
        .map(file -> DynamicTest.dynamicTest(Golden.name(file), () -> check(file)));
  }

  private static void check(Path file) {
    ManifestFile named = new ManifestFile(Golden.name(file), file, true);
    LoadResult result = ManifestLoader.of(InputStream.nullInputStream()).load(named);
    StringBuilder out = new StringBuilder();
    for (Manifest document : result.documents()) {
      out.append(document.origin()).append(": ").append(shown(JsonWriter.write(document.value())));
      out.append(document.chartSource().isEmpty() ? "" : " from " + document.chartSource());
      out.append('\n');
    }
    for (Manifest outline : result.outlines()) {
      out.append("outline ").append(shown(JsonWriter.write(outline.value()))).append('\n');
    }
    result.unread().forEach(text -> out.append("unread ").append(text.name()).append('\n'));
    result.diagnostics().forEach(d -> out.append(d.severity()).append(' ').append(d).append('\n'));
    Golden.check(file, out.toString());
  }

  private static String shown(String text) {
    return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "...";
  }

  @TestFactory
  Stream<DynamicTest> yamlMeansWhatItMeansToOpa() throws IOException {
    List<String> lines =
        Files.readAllLines(TestCatalogue.BASE.resolve("src/test/resources/manifest/yaml/opa.tsv"));
    return lines.stream()
        .filter(line -> !line.startsWith("#"))
        .map(line -> DynamicTest.dynamicTest(line, () -> checkOpa(line.split("\t"))));
  }

  private static void checkOpa(String[] cells) {
    String yaml = ((RegoString) JsonReader.read("case", cells[0])).text();
    LoadResult result = ManifestLoader.load(SourceText.of("case.yaml", yaml));
    String expected = cells.length > 2 ? cells[2] : cells[1];
    if (expected.equals("error")) {
      assertEquals(true, result.hasErrors());
    } else if (expected.equals("none")) {
      assertEquals(List.of(), result.documents());
      assertEquals(false, result.hasErrors());
    } else {
      assertEquals(JsonReader.read("opa", expected), result.documents().get(0).value());
    }
  }

  @Test
  void theCorpusIsLarge() throws IOException {
    Path corpus = TestCatalogue.BASE.resolve("src/test/resources/manifest/yaml/opa.tsv");
    assertEquals(true, Files.readAllLines(corpus).size() > 500);
  }
}
