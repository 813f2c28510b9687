package dev.jural.manifest.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.jural.manifest.Golden;
import dev.jural.manifest.Manifest;
import dev.jural.manifest.ManifestFile;
import dev.jural.manifest.ManifestFinder;
import dev.jural.manifest.ManifestLoader;
import dev.jural.manifest.TestCatalogue;
import dev.jural.manifest.catalogue.Catalogue;
import dev.jural.manifest.reader.Inventory;
import dev.jural.source.Diagnostic;
import dev.jural.value.JsonWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Stacks, their mistakes, and the published schema, which must agree about what is a stack. */
final class StackTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Catalogue catalogue = TestCatalogue.read();
  private final JsonSchema schema = schema();

  private static JsonSchema schema() {
    try (InputStream in =
        StackReader.class.getClassLoader().getResourceAsStream(StackReader.SCHEMA_RESOURCE)) {
      return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(in);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static List<Manifest> documents(ManifestFile file) {
    return ManifestLoader.of(InputStream.nullInputStream()).load(file).documents();
  }

  @TestFactory
  Stream<DynamicTest> stacksGiveWhatTheirGoldenFilesSay() {
    return Golden.inputs("stack").stream()
        .map(file -> DynamicTest.dynamicTest(Golden.name(file), () -> checkGolden(file)));
  }

  private void checkGolden(Path file) {
    StringBuilder out = new StringBuilder();
    for (Manifest document : documents(new ManifestFile(Golden.name(file), file, true))) {
      out.append(document.origin()).append('\n');
      if (!StackReader.isStack(document)) {
        out.append("  no stack\n");
        continue;
      }
      StackReader.Result result = StackReader.read(document, catalogue);
      for (Diagnostic mistake : result.mistakes()) {
        out.append("  ").append(mistake).append('\n');
      }
      Inventory inventory = Inventory.ofStack(result.stack(), List.of());
      inventory.components().forEach(c -> out.append("  ").append(c).append('\n'));
      result.stack().waivers().forEach(w -> out.append("  ").append(w).append('\n'));
      result.stack().sources().forEach(s -> out.append("  ").append(s).append('\n'));
    }
    Golden.check(file, out.toString());
  }

  @TestFactory
  Stream<DynamicTest> schemaAndReaderAgree() {
    List<String> folders =
        List.of(
            TestCatalogue.BASE.resolve("samples").toString(),
            TestCatalogue.BASE.resolve("src/test/resources/manifest/stack").toString());
    return ManifestFinder.find(folders).files().stream()
        .flatMap(file -> documents(file).stream())
        .filter(StackReader::isStack)
        .map(
            document ->
                DynamicTest.dynamicTest(
                    document.origin().toString(), () -> checkAgreement(document)));
  }

  private void checkAgreement(Manifest document) throws IOException {
    JsonNode json = JSON.readTree(JsonWriter.write(document.value()));
    List<Diagnostic> mistakes = StackReader.read(document, catalogue).mistakes();
    boolean isBySchema = schema.validate(json).isEmpty();
    // The schema cannot know which systems there are, nor how each writes its versions.
    boolean isByReader =
        mistakes.stream()
            .map(Diagnostic::message)
            .allMatch(
                m -> m.startsWith("unknown component \"") || m.contains(" is no version of "));
    assertEquals(isByReader, isBySchema, () -> mistakes + " " + schema.validate(json));
  }

  @Test
  void theSchemaListsWhatTheReaderKnows() {
    JsonNode root = schema.getSchemaNode();
    JsonNode component = root.at("/$defs/component/properties");
    assertEquals(new TreeSet<>(Stack.PURPOSES), words(component.at("/purpose/enum")));
    assertEquals(new TreeSet<>(Stack.MODES), words(component.at("/mode/enum")));
    assertEquals(new TreeSet<>(Stack.SCENARIOS), words(root.at("/$defs/scenarios/items/enum")));
  }

  private static TreeSet<String> words(JsonNode list) {
    TreeSet<String> words = new TreeSet<>();
    list.forEach(word -> words.add(word.asText()));
    assertTrue(words.size() > 1);
    return words;
  }
}
