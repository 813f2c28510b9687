package dev.jural.manifest.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jural.manifest.TestCatalogue;
import dev.jural.source.RegoException;
import dev.jural.source.SourceText;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

final class CatalogueTest {
  private final Catalogue catalogue = TestCatalogue.read();

  private static Stream<String[]> rows(String file) throws IOException {
    return Files.readAllLines(
            TestCatalogue.BASE.resolve("src/test/resources/manifest/version/" + file))
        .stream()
        .filter(line -> !line.startsWith("#"))
        .map(line -> (line + "\t\t\t\t").split("\t", -1));
  }

  @TestFactory
  Stream<DynamicTest> versionsAreReadAsTheirSchemeSays() throws IOException {
    return rows("versions.tsv")
        .map(
            row ->
                DynamicTest.dynamicTest(
                    row[0] + " " + row[1],
                    () -> {
                      Version version = VersionReader.read(row[1], system(row[0]));
                      assertEquals(row[2], version.normalised());
                      assertEquals(row[3], version.confidence().text());
                      assertEquals(row[1], version.raw());
                    }));
  }

  private SystemEntry system(String scheme) {
    String id =
        switch (scheme) {
          case "mapped" -> "linkerd";
          case "calver-date" -> "gvisor";
          case "kernel" -> "ebpf";
          case "k8s-api" -> "kubernetes-hpa";
          case "declared" -> "rego";
          default -> "cilium";
        };
    return catalogue.system(id).orElseThrow();
  }

  @TestFactory
  Stream<DynamicTest> imagesAreFoundByTheirWholeName() throws IOException {
    return rows("images.tsv")
        .map(
            row ->
                DynamicTest.dynamicTest(
                    row[0],
                    () -> {
                      ImageReference image = ImageReference.parse(row[0]);
                      assertEquals(row[1], image.repository());
                      assertEquals(row[2], image.tag());
                      assertEquals(row[3], image.digest());
                      assertEquals(
                          row[4],
                          catalogue.signs().image(image).stream()
                              .map(r -> r.system().id() + " " + r.kind().text())
                              .collect(Collectors.joining(", ")));
                    }));
  }

  @Test
  void systemsAreKnownByIdNameAndAlias() {
    for (String name : List.of("argo-cd", "Argo CD", "argocd", "ARGO  CD", "argo")) {
      assertEquals("argo-cd", catalogue.named(name).orElseThrow().id());
    }
    assertTrue(catalogue.named("argo workflows").isEmpty());
    assertTrue(catalogue.named("").isEmpty());
  }

  @Test
  void everyNameBelongsToOneSystem() {
    for (SystemEntry system : catalogue.systems()) {
      for (String alias : system.aliases()) {
        assertEquals(system.id(), catalogue.named(alias).orElseThrow().id(), alias);
      }
      assertEquals(system.id(), catalogue.named(system.name()).orElseThrow().id());
    }
  }

  @Test
  void chartsOfTheTableAreMapped() {
    assertEquals("2.10.0", plain(catalogue.chartApp("argo-cd", "5.55.0").orElseThrow()));
    assertEquals("12.3.1", plain(catalogue.chartApp("grafana", "10.5.15").orElseThrow()));
    assertTrue(catalogue.chartApp("grafana", "999.0.0").isEmpty());
  }

  private static String plain(String version) {
    return version.startsWith("v") ? version.substring(1) : version;
  }

  @Test
  void usersAddSystemsAndSigns() {
    Catalogue more =
        Catalogue.of(
            List.of(
                SourceText.of(
                    "mine.yaml",
                    """
                    systems:
                      - {id: envoy, name: Envoy, scheme: semver2}
                      - {id: opa, aliases: [our opa]}
                    signs:
                      - system: envoy
                        images: {release: [docker.io/envoyproxy/envoy]}
                      - system: opa
                        images: {release: [harbor.corp/ours/opa]}
                    """)),
            TestCatalogue::text);
    assertEquals("envoy", more.named("envoy").orElseThrow().id());
    assertEquals("opa", more.named("Our OPA").orElseThrow().id());
    for (String image :
        List.of("envoyproxy/envoy:v1", "harbor.corp/ours/opa:1", "openpolicyagent/opa")) {
      assertEquals(1, more.signs().image(ImageReference.parse(image)).size(), image);
    }
  }

  @Test
  void mistakesInACatalogueHaveTheirPlace() {
    SourceText wrong =
        SourceText.of(
            "mine.yaml",
            """
            systems:
              - {id: envoy, name: Envoy, scheme: semantic}
              - {id: x, nam: X, scheme: semver2}
            sign: []
            """);
    RegoException e =
        assertThrows(RegoException.class, () -> Catalogue.of(List.of(wrong), TestCatalogue::text));
    assertEquals(
        """
        mine.yaml:2:38: manifest_schema_error: got "semantic", want one of calver-date, declared, k8s-api, kernel, mapped, semver2
        mine.yaml:3:5: manifest_schema_error: want a string for "name"
        mine.yaml:3:13: manifest_schema_error: unknown key "nam", want one of aliases, id, keepPrefixes, name, prefixes, scheme
        mine.yaml:4:1: manifest_schema_error: unknown key "sign", want one of registries, scenes, signs, systems""",
        e.diagnostics().stream().map(Object::toString).collect(Collectors.joining("\n")));
  }

  @Test
  void aSignOfAnUnknownSystemIsAMistake() {
    SourceText wrong = SourceText.of("mine.yaml", "signs: [{system: nothing}]");
    RegoException e =
        assertThrows(RegoException.class, () -> Catalogue.of(List.of(wrong), TestCatalogue::text));
    assertEquals("unknown system \"nothing\"", e.diagnostics().get(0).message());
  }
}
