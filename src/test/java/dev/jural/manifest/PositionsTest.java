package dev.jural.manifest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.jural.source.SourceText;
import org.junit.jupiter.api.Test;

final class PositionsTest {
  private static final String YAML =
      """
      # comment
      metadata: {name: x, version: 1.20}
      base: &base
        image: a:1
        ports: [80, 443]
      more: &more
        env: prod
      one:
        <<: *base
        image: own
      two:
        <<: [*base, *more]
      alias: *base
      tagged: !!str 1.30
      anchored: &i !!str "x"
      block: |
        text
      """;

  private static Node root(String name, String text) {
    return Node.of(ManifestLoader.load(SourceText.of(name, text)).documents().get(0));
  }

  private static String at(String path) {
    return root("a.yaml", YAML).walk(path).location().toString();
  }

  @Test
  void valuesHaveTheirPlace() {
    assertEquals("a.yaml:2:30", at("metadata.version"));
    assertEquals("a.yaml:16:8", at("block"));
    assertEquals(
        "a.yaml:5:15",
        root("a.yaml", YAML).walk("base.ports").items().get(1).location().toString());
  }

  @Test
  void keysHaveTheirPlace() {
    assertEquals(
        "a.yaml:2:21", root("a.yaml", YAML).walk("metadata.version").keyLocation().toString());
  }

  @Test
  void aMissingPartHasThePlaceOfItsParent() {
    assertEquals("a.yaml:2:11", at("metadata.namespace"));
    assertEquals("a.yaml:2:11", at("metadata.labels.app"));
  }

  @Test
  void mergedPartsHaveThePlaceWhereTheyAreWritten() {
    assertEquals("a.yaml:10:10", at("one.image"));
    assertEquals("a.yaml:5:10", at("one.ports"));
    assertEquals("a.yaml:4:10", at("two.image"));
    assertEquals("a.yaml:7:8", at("two.env"));
  }

  @Test
  void anAliasHasItsOwnPlaceAndItsPartsThatOfTheAnchor() {
    assertEquals("a.yaml:13:8", at("alias"));
    assertEquals("a.yaml:4:10", at("alias.image"));
  }

  @Test
  void tagsAndAnchorsAreNotPartOfAValue() {
    assertEquals("a.yaml:14:15", at("tagged"));
    assertEquals("a.yaml:15:20", at("anchored"));
  }

  @Test
  void theTextOfANumberIsAsWritten() {
    assertEquals("1.20", root("a.yaml", YAML).walk("metadata.version").text());
    assertEquals("0x1F", root("a.yaml", "a: 0x1F").get("a").text());
    assertEquals("1_000", root("a.yaml", "a: &n 1_000 # one\nb: *n").get("b").text());
    assertEquals("1.20", root("a.json", "{\"a\": 1.20}").get("a").text());
  }

  @Test
  void jsonHasPlaces() {
    Node root = root("a.json", "{\"\ud83d\ude00\": 1,\n \"a\": {\"b\": [true, null]}}");
    assertEquals("a.json:2:20", root.walk("a.b").items().get(1).location().toString());
    assertEquals("a.json:2:8", root.walk("a.b").keyLocation().toString());
  }

  @Test
  void placesInLaterDocumentsCountFromTheStartOfTheFile() {
    LoadResult result = ManifestLoader.load(SourceText.of("a.yaml", "{\n---\na: 1\n---\nb: 2\n"));
    assertEquals("a.yaml:5:4", Node.of(result.documents().get(1)).get("b").location().toString());
  }
}
