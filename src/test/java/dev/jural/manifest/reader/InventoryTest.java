package dev.jural.manifest.reader;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.jural.manifest.Evidence;
import dev.jural.manifest.Golden;
import dev.jural.manifest.LoadResult;
import dev.jural.manifest.ManifestFile;
import dev.jural.manifest.ManifestLoader;
import dev.jural.manifest.TestCatalogue;
import dev.jural.manifest.catalogue.Catalogue;
import dev.jural.manifest.stack.StackReader;
import dev.jural.source.SourceText;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every file under {@code manifest/inventory} shows what its golden file says. */
final class InventoryTest {
  private final Catalogue catalogue = TestCatalogue.read();

  @TestFactory
  Stream<DynamicTest> filesShowWhatTheirGoldenFilesSay() {
    return Golden.inputs("inventory").stream()
        .map(file -> DynamicTest.dynamicTest(Golden.name(file), () -> check(file)));
  }

  private void check(Path file) {
    LoadResult loaded =
        ManifestLoader.of(InputStream.nullInputStream())
            .load(new ManifestFile(Golden.name(file), file, true));
    StringBuilder out = new StringBuilder();
    for (Evidence e : EvidenceReaders.read(loaded, catalogue)) {
      out.append(
          "%d:%d #%d %s \"%s\" -> \"%s\" %s%s, %s%n"
              .formatted(
                  e.location().line(),
                  e.location().column(),
                  e.origin().document(),
                  e.component(),
                  e.raw(),
                  e.normalised(),
                  e.confidence().text(),
                  e.isComparable() ? "" : " not comparable",
                  e.signal()));
    }
    Golden.check(file, out.toString());
  }

  private List<Evidence> evidence(String yaml) {
    return EvidenceReaders.read(ManifestLoader.load(SourceText.of("a.yaml", yaml)), catalogue);
  }

  private static String pod(String... images) {
    return "apiVersion: v1\nkind: Pod\nspec: {containers: [{image: '"
        + String.join("'}, {image: '", images)
        + "'}]}\n";
  }

  private String components(List<Evidence> evidence) {
    StringBuilder out = new StringBuilder();
    for (Inventory.Component c : Inventory.ofFile("a.yaml", evidence).components()) {
      out.append(c.first().component()).append(' ').append(c.first().normalised());
      out.append(' ').append(c.evidence()).append("; ");
    }
    return out.toString().strip();
  }

  @Test
  void theSameVersionIsOneComponentAndOthersStayApart() {
    assertEquals(
        "opa 0.61.0 [0, 2]; opa 0.62.0 [1];",
        components(
            evidence(
                pod(
                    "openpolicyagent/opa:0.61.0",
                    "openpolicyagent/opa:0.62.0",
                    "openpolicyagent/opa:0.61.0-static"))));
  }

  @Test
  void presenceJoinsAVersionAndStandsAloneWithoutOne() {
    String resource = "---\napiVersion: keda.sh/v1alpha1\nkind: ScaledObject\n";
    assertEquals("keda  [0, 1];", components(evidence(resource + resource)));
    assertEquals(
        "keda 2.12.0 [0, 1];",
        components(evidence(pod("ghcr.io/kedacore/keda:2.12.0") + resource)));
  }

  @Test
  void aTagThatMovesIsNeverHiddenByAVersion() {
    assertEquals(
        "opa  [0]; opa 0.62.0 [1]; opa  [2];",
        components(
            evidence(
                pod(
                    "openpolicyagent/opa:latest",
                    "openpolicyagent/opa:0.62.0",
                    "openpolicyagent/opa:${TAG}"))));
  }

  @Test
  void whatIsDeclaredAndFoundInTheSameVersionIsOneComponent() {
    LoadResult stack =
        ManifestLoader.load(
            SourceText.of(
                "stack.yaml",
                """
                apiVersion: jural.dev/v1
                kind: Stack
                components:
                  - {name: opa, version: "0.62.0", purpose: policy-engine}
                  - {name: istio, version: "1.22.1", mode: ambient}
                """));
    StackReader.Result read = StackReader.read(stack.documents().get(0), catalogue);
    Inventory inventory =
        Inventory.ofStack(
            read.stack(), evidence(pod("openpolicyagent/opa:0.62.0", "istio/pilot:1.20.0")));
    StringBuilder out = new StringBuilder();
    inventory
        .components()
        .forEach(
            c ->
                out.append(c.first().component())
                    .append(' ')
                    .append(c.first().normalised())
                    .append(c.isDeclared() ? " declared " : " found ")
                    .append(c.evidence())
                    .append(c.first().location())
                    .append('\n'));
    assertEquals(
        """
        opa 0.62.0 declared [0, 2]stack.yaml:4:26
        istio 1.22.1 declared [1]stack.yaml:5:28
        istio 1.20.0 found [3]a.yaml:3:68
        """,
        out.toString());
  }
}
