package dev.jural.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.jural.check.CheckResults;
import dev.jural.value.JsonReader;
import dev.jural.value.RegoArray;
import dev.jural.value.RegoObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every format says the same of the same results, in its own valid form, and nothing hostile gets
 * through.
 */
class ReporterTest {
  private static final Path GOLDEN =
      Path.of(System.getProperty("jural.basedir", "."), "src/test/resources/report");
  private static final ReportOptions ALL = new ReportOptions(false, true, true, false);

  private static String write(OutputFormat format, CheckResults results) {
    return format.reporter().write(results, ALL);
  }

  @ParameterizedTest
  @EnumSource
  void ordinaryResultsLookAsTheyShould(OutputFormat format) throws IOException {
    Path file = GOLDEN.resolve(format.text() + ".golden");
    String text = write(format, SampleResults.ordinary());
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(file, text, StandardCharsets.UTF_8);
    }
    assertEquals(Files.readString(file, StandardCharsets.UTF_8), text);
  }

  @ParameterizedTest
  @EnumSource
  void hostileTextsAreInert(OutputFormat format) {
    String text = write(format, SampleResults.hostile());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      assertFalse(
          (Character.isISOControl(c) && c != '\n') || c == '\u202e' || c == '\u2028',
          format + " lets U+" + Integer.toHexString(c) + " through");
    }
  }

  @ParameterizedTest
  @EnumSource
  void theLocaleDoesNotMatter(OutputFormat format) {
    Locale before = Locale.getDefault();
    String expected = write(format, SampleResults.hostile());
    try {
      Locale.setDefault(new Locale("tr", "TR"));
      assertEquals(expected, write(format, SampleResults.hostile()));
      Locale.setDefault(new Locale("ar", "EG"));
      assertEquals(expected, write(format, SampleResults.hostile()));
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void githubHasOneCommandALineAndNoOther() {
    List<String> lines = write(OutputFormat.GITHUB, SampleResults.hostile()).lines().toList();
    assertEquals(5, lines.size());
    for (String line : lines) {
      assertTrue(
          line.startsWith("::error ")
              || line.startsWith("::warning ")
              || line.startsWith("::notice "),
          line);
      String properties = line.substring(2, line.indexOf("::", 2));
      assertFalse(
          properties.substring(properties.indexOf(' ')).replace("%3A", "").contains(":"), line);
    }
  }

  @Test
  void sarifFollowsItsSchema() throws IOException {
    try (InputStream schema =
        ReporterTest.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json")) {
      JsonSchema sarif =
          JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7).getSchema(schema);
      for (CheckResults results : List.of(SampleResults.ordinary(), SampleResults.hostile())) {
        String text = write(OutputFormat.SARIF, results);
        assertEquals("[]", sarif.validate(new ObjectMapper().readTree(text)).toString());
      }
    }
  }

  @Test
  void sarifKeepsFileNamesAsRelativeUris() {
    assertEquals("a%20b/c%2Cd%3A%25%0A.yaml", SarifReporter.uri("a b/c,d:%\n.yaml"));
  }

  @Test
  void junitFollowsItsSchemaAndParsesAgain() throws Exception {
    var schema =
        SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
            .newSchema(GOLDEN.resolve("surefire-like.xsd").toFile());
    for (CheckResults results : List.of(SampleResults.ordinary(), SampleResults.hostile())) {
      String text = write(OutputFormat.JUNIT, results);
      schema.newValidator().validate(new StreamSource(new StringReader(text)));
    }
  }

  @Test
  void jsonHoldsEverythingAsItWas() {
    RegoObject report =
        (RegoObject) JsonReader.read("report", write(OutputFormat.JSON, SampleResults.hostile()));
    RegoArray findings = (RegoArray) report.get("findings").orElseThrow();
    RegoObject finding = (RegoObject) findings.get(0);
    assertEquals(
        SampleResults.HOSTILE,
        ((dev.jural.value.RegoString) finding.get("message").orElseThrow()).text());
  }

  @Test
  void gitlabHasNoWaivedFindings() {
    RegoArray issues =
        (RegoArray) JsonReader.read("report", write(OutputFormat.GITLAB, SampleResults.ordinary()));
    assertEquals(2, issues.size());
  }

  @Test
  void tapPlansAsManyTestsAsItHas() {
    String text = write(OutputFormat.TAP, SampleResults.hostile());
    long tests =
        text.lines().filter(line -> line.startsWith("ok ") || line.startsWith("not ok ")).count();
    assertTrue(text.startsWith("TAP version 14\n1.." + tests + "\n"), text);
  }

  @Test
  void coloursAppearOnlyWhenAskedFor() {
    ReportOptions colour = new ReportOptions(true, false, false, false);
    String text = OutputFormat.TABLE.reporter().write(SampleResults.ordinary(), colour);
    assertTrue(text.contains("\u001b[31m"));
    assertFalse(write(OutputFormat.TABLE, SampleResults.ordinary()).contains("\u001b"));
  }
}
