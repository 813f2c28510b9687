package dev.jural.manifest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jural.source.Diagnostic;
import dev.jural.source.ErrorCode;
import dev.jural.source.RegoException;
import dev.jural.source.SourceText;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each limit: one below, the limit itself, one beyond. */
final class LimitsTest {
  static Stream<Arguments> texts() {
    int depth = ManifestLimits.MAX_DEPTH;
    int scalar = ManifestLimits.MAX_SCALAR;
    return Stream.of(
        limit("depth.yaml", depth, n -> "[".repeat(n) + "]".repeat(n)),
        limit("depth.json", depth, n -> "[".repeat(n) + "]".repeat(n)),
        limit("depth-by-alias.yaml", depth, LimitsTest::deepByAlias),
        limit("scalar.yaml", scalar, "x"::repeat),
        limit("scalar.json", scalar, n -> '"' + "x".repeat(n) + '"'),
        limit("key.yaml", scalar, n -> "? " + "x".repeat(n) + "\n: 1"),
        limit("key.json", scalar, n -> "{\"" + "x".repeat(n) + "\": 1}"),
        limit("digits.yaml", 1000, "1"::repeat),
        limit("digits.json", 1000, "1"::repeat),
        limit("exponent.yaml", 10_000, n -> "1e" + n),
        limit("exponent.json", 10_000, n -> "1e-" + n),
        limit("aliases.yaml", ManifestLimits.MAX_ALIASED_NODES, LimitsTest::aliases));
  }

  private static Arguments limit(
      String name, int limit, java.util.function.IntFunction<String> text) {
    return Arguments.of(name, limit, text);
  }

  /** An array of depth n/2 that an alias puts at depth n - n/2. */
  private static String deepByAlias(int n) {
    int half = n / 2;
    String inner = "[".repeat(half) + "]".repeat(half);
    int rest = n - half;
    return "[&a " + inner + ", " + "[".repeat(rest - 1) + "*a" + "]".repeat(rest - 1) + "]";
  }

  /** Aliases to an array of ten nodes, and to single ones, n nodes in all. */
  private static String aliases(int n) {
    StringBuilder out = new StringBuilder("- &ten [1, 2, 3, 4, 5, 6, 7, 8, 9]\n- &one 1\n");
    out.append("- *ten\n".repeat(n / 10));
    out.append("- *one\n".repeat(n % 10));
    return out.toString();
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("texts")
  void holdsUpToTheLimitAndNotBeyond(
      String name, int limit, java.util.function.IntFunction<String> text) {
    assertEquals(List.of(), ManifestLoader.load(text(name, text.apply(limit - 1))).diagnostics());
    assertEquals(List.of(), ManifestLoader.load(text(name, text.apply(limit))).diagnostics());
    List<Diagnostic> beyond = ManifestLoader.load(text(name, text.apply(limit + 1))).diagnostics();
    assertEquals(1, beyond.size());
    assertEquals(ErrorCode.MANIFEST_LIMIT, beyond.get(0).code());
  }

  private static SourceText text(String name, String text) {
    return SourceText.of(name, text);
  }

  @Test
  void anAliasBombIsRefusedAtOnce() {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x]\n");
    for (int i = 1; i <= 48; i++) {
      bomb.append("a%d: &a%d [*a%d, *a%d, *a%d]%n".formatted(i, i, i - 1, i - 1, i - 1));
    }
    ManifestLoader.load(text("warm.yaml", bomb.toString()));
    LoadResult result =
        assertTimeout(
            Duration.ofMillis(100), () -> ManifestLoader.load(text("bomb.yaml", bomb.toString())));
    assertEquals(ErrorCode.MANIFEST_LIMIT, result.diagnostics().get(0).code());
  }

  @Test
  void aMergeBombIsRefused() {
    StringBuilder bomb = new StringBuilder("m0: &m0 {k0: 0}\n");
    for (int i = 1; i <= 2_000; i++) {
      bomb.append("m%d: &m%d {<<: *m%d, k%d: 0}%n".formatted(i, i, i - 1, i));
    }
    LoadResult result = ManifestLoader.load(text("bomb.yaml", bomb.toString()));
    assertEquals(ErrorCode.MANIFEST_LIMIT, result.diagnostics().get(0).code());
  }

  @Test
  void aFileBeyondTheLimitIsRefusedBeforeItIsRead(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("large.yaml");
    try (RandomAccessFile large = new RandomAccessFile(file.toFile(), "rw")) {
      large.setLength(ManifestLimits.MAX_FILE_BYTES + 1L);
    }
    ManifestFile named = new ManifestFile("large.yaml", file, true);
    LoadResult result = ManifestLoader.of(InputStream.nullInputStream()).load(named);
    assertEquals(
        "large.yaml: manifest_limit_error: larger than the limit of 64 MiB",
        result.diagnostics().get(0).toString());
  }

  @Test
  void aStreamBeyondTheLimitIsRefused() {
    InputStream endless =
        new InputStream() {
          @Override
          public int read() {
            return '\n';
          }

          @Override
          public int read(byte[] buffer, int from, int length) {
            java.util.Arrays.fill(buffer, from, from + length, (byte) '\n');
            return length;
          }
        };
    ManifestFile in = new ManifestFile(ManifestFile.STANDARD_INPUT, Path.of("-"), true);
    LoadResult result = ManifestLoader.of(endless).load(in);
    assertEquals(ErrorCode.MANIFEST_LIMIT, result.diagnostics().get(0).code());
  }

  @Test
  void aFileThatChangesWhileItIsReadIsRefused(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("a.yaml"), "a: 1\n");
    BasicFileAttributes before = Files.readAttributes(file, BasicFileAttributes.class);
    TextReader.checkUnchanged("a.yaml", before, before, before.size());
    Files.writeString(file, "a: 1\nb: 2\n");
    BasicFileAttributes after = Files.readAttributes(file, BasicFileAttributes.class);
    for (long read : new long[] {before.size(), after.size()}) {
      RegoException e =
          assertThrows(
              RegoException.class, () -> TextReader.checkUnchanged("a.yaml", before, after, read));
      assertEquals(ErrorCode.MANIFEST_READ, e.code());
    }
  }

  @Test
  void aMillionDocumentsAreGivenOneByOne() {
    AtomicInteger count = new AtomicInteger();
    ManifestLoader.stream(
        text("many.yaml", "a: 1\n---\n".repeat(1_000_000)),
        new DocumentSink() {
          @Override
          public void document(Manifest manifest) {
            assertEquals(count.getAndIncrement(), manifest.origin().document());
          }

          @Override
          public void diagnostic(Diagnostic diagnostic) {
            throw new AssertionError(diagnostic.toString());
          }
        });
    assertEquals(1_000_000, count.get());
  }

  @Test
  void manyBrokenDocumentsTakeLinearTimeAndFewWords() {
    String text = "{bad\n---\nok: \u00e9\ud83d\ude00\n---\n".repeat(20_000);
    LoadResult result =
        assertTimeout(Duration.ofSeconds(10), () -> ManifestLoader.load(text("broken.yaml", text)));
    assertEquals(20_000, result.documents().size());
    assertTrue(result.hasErrors());
    assertEquals(ManifestLimits.MAX_SYNTAX_ERRORS + 1, result.diagnostics().size());
    assertFalse(result.diagnostics().get(0).message().isEmpty());
  }
}
