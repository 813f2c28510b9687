package dev.jural.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.jural.check.InventoryScan;
import dev.jural.manifest.ManifestLoader;
import dev.jural.manifest.catalogue.Catalogue;
import dev.jural.manifest.reader.EvidenceReaders;
import dev.jural.manifest.reader.Inventory;
import dev.jural.source.SourceText;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Bills of materials follow the schema that the library of CycloneDX carries. */
class CycloneDxTest {
  private static final String DOCUMENTS =
      """
      apiVersion: v1
      kind: Pod
      spec:
        runtimeClassName: gvisor
        containers:
          - image: openpolicyagent/opa:0.61.0-static
          - image: openpolicyagent/opa:latest
          - image: otel/opentelemetry-collector:0.93.0
          - image: "quay.io/cilium/cilium:\\u202e\\u0001\\"}"
      ---
      apiVersion: v2
      name: a
      version: 1.0.0
      dependencies: [{name: grafana, repository: "https://grafana.github.io/helm-charts", version: ^8.0.0}]
      """;

  private static String write(String yaml) {
    Catalogue catalogue = Catalogue.builtIn();
    InventoryScan scan =
        new InventoryScan(
            Inventory.ofRepository(
                EvidenceReaders.read(
                    ManifestLoader.load(SourceText.of("a b/x.yaml", yaml)), catalogue)),
            List.of(),
            2);
    return InventoryFormat.CYCLONEDX.write(
        scan, catalogue, new InventoryFormat.Options("1.0", false));
  }

  private static JsonSchema schema() throws IOException {
    JsonSchemaFactory factory =
        JsonSchemaFactory.getInstance(
            SpecVersion.VersionFlag.V7,
            builder ->
                builder.schemaMappers(
                    mappers -> mappers.mapPrefix("http://cyclonedx.org/schema/", "classpath:")));
    try (InputStream in = CycloneDxTest.class.getResourceAsStream("/bom-1.6.schema.json")) {
      return factory.getSchema(new ObjectMapper().readTree(in));
    }
  }

  @Test
  void followsTheSchema() throws IOException {
    for (String yaml : List.of(DOCUMENTS, "a: 1\n")) {
      assertEquals(
          "[]", schema().validate(new ObjectMapper().readTree(write(yaml))).toString(), yaml);
    }
  }

  @Test
  void theSchemaWouldRefuseWhatDoesNotFollow() throws IOException {
    String wrong = write(DOCUMENTS).replace("\"application\"", "\"aplication\"");
    assertEquals(false, schema().validate(new ObjectMapper().readTree(wrong)).isEmpty());
  }
}
