package dev.jural.manifest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.jural.value.JsonWriter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class EncodingTest {
  private static final String TEXT = "key: \u00e9\u4e2d\ud83d\ude00\n";
  private static final String VALUE = "{\"key\":\"\u00e9\u4e2d\ud83d\ude00\"}";

  @Test
  void readsUtf8WithAndWithoutMark() {
    assertEquals(VALUE, load(TEXT.getBytes(StandardCharsets.UTF_8)));
    assertEquals(VALUE, load(("\uFEFF" + TEXT).getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void readsUtf16WithAndWithoutMark() {
    for (Charset charset : new Charset[] {StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE}) {
      assertEquals(VALUE, load(TEXT.getBytes(charset)));
      assertEquals(VALUE, load(("\uFEFF" + TEXT).getBytes(charset)));
    }
  }

  @Test
  void placesDoNotCountTheMark() {
    assertEquals(
        "-:1:4: manifest_syntax_error: got .inf, want a finite number",
        load("\uFEFFa: .inf".getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void placesCountUtf16UnitsPastWideCharacters() {
    assertEquals(
        "-:2:9: manifest_syntax_error: got .inf, want a finite number",
        load("a: 1\nk: [\ud83d\ude00, .inf]".getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void refusesInvalidUtf8WithItsOffset() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes("a: 1\nb: ".getBytes(StandardCharsets.UTF_8));
    bytes.write(0xff);
    assertEquals(
        "-:2:4: manifest_syntax_error: invalid UTF-8 at byte 8", load(bytes.toByteArray()));
  }

  @Test
  void keepsAWrittenReplacementCharacter() {
    assertEquals("{\"a\":\"\uFFFD\"}", load("a: \uFFFD".getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void refusesHalfAPairInUtf16() {
    byte[] half = {'a', 0, ':', 0, ' ', 0, 0x00, (byte) 0xd8};
    assertEquals("-:1:4: manifest_syntax_error: invalid UTF-16LE at byte 6", load(half));
  }

  @Test
  void refusesNul() {
    assertEquals(
        "-:1:5: manifest_syntax_error: character U+0000 is not allowed in YAML",
        load("a: x\0y".getBytes(StandardCharsets.UTF_8)));
  }

  /** The document, or what was wrong with it. */
  private static String load(byte[] bytes) {
    LoadResult result =
        ManifestLoader.of(new ByteArrayInputStream(bytes))
            .load(new ManifestFile(ManifestFile.STANDARD_INPUT, Path.of("-"), true));
    return result.hasErrors()
        ? result.diagnostics().get(0).toString()
        : JsonWriter.write(result.documents().get(0).value());
  }
}
