package dev.jural.manifest;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Archives, well-formed and not, made by hand block by block. */
class TarReaderTest {
  @TempDir Path folder;

  private static final class Tar {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    Tar entry(String name, char type, long size, byte[] content) {
      byte[] header = new byte[512];
      put(header, 0, name);
      put(header, 124, "%011o".formatted(size));
      header[156] = (byte) type;
      put(header, 257, "ustar");
      put(header, 148, "        ");
      int sum = 0;
      for (byte b : header) {
        sum += b & 0xff;
      }
      put(header, 148, "%06o".formatted(sum));
      header[154] = 0;
      out.writeBytes(header);
      out.writeBytes(content);
      out.writeBytes(new byte[(512 - content.length % 512) % 512]);
      return this;
    }

    Tar file(String name, String text) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return entry(name, '0', bytes.length, bytes);
    }

    byte[] bytes() {
      out.writeBytes(new byte[1024]);
      return out.toByteArray();
    }

    private static void put(byte[] header, int at, String text) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      System.arraycopy(bytes, 0, header, at, Math.min(bytes.length, 100));
    }
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (OutputStream packed = new GZIPOutputStream(out)) {
      packed.write(bytes);
    }
    return out.toByteArray();
  }

  private ManifestFinder.Found find(String name, byte[] bytes) throws IOException {
    Path file = Files.write(folder.resolve(name), bytes);
    return ManifestFinder.findRelative(List.of(file.toString()), Selection.DEFAULT);
  }

  private static List<String> names(ManifestFinder.Found found) {
    return found.files().stream().map(ManifestFile::name).toList();
  }

  @Test
  void manifestsOfAnArchiveAreReadWithTheirNames() throws IOException {
    Tar tar =
        new Tar()
            .entry("chart/", '5', 0, new byte[0])
            .file("chart/values.yaml", "a: 1\n")
            .file("./chart/Chart.yaml", "name: x\n")
            .file("chart/README.md", "text")
            .entry("chart/link.yaml", '2', 0, new byte[0])
            .entry("long", 'L', 120, ("d/".repeat(57) + "b.yaml").getBytes(StandardCharsets.UTF_8))
            .file("cut", "b: 1\n")
            .entry("pax", 'x', 19, "19 path=e/pax.yaml\n".getBytes(StandardCharsets.UTF_8))
            .file("short", "c: 1\n");
    List<String> expected =
        List.of("chart/Chart.yaml", "chart/values.yaml", "d/".repeat(57) + "b.yaml", "e/pax.yaml");
    byte[] bytes = tar.bytes();
    assertEquals(expected, names(find("a.tar", bytes)));
    ManifestFinder.Found packed = find("a.tgz", gzip(bytes));
    assertEquals(expected, names(packed));
    LoadResult first = ManifestLoader.of(InputStream.nullInputStream()).load(packed.files().get(0));
    assertEquals("{\"name\": \"x\"}", first.documents().get(0).value().toString());
  }

  private void refused(String why, byte[] bytes) throws IOException {
    ManifestFinder.Found found = find("bad.tar", bytes);
    assertAll(
        () -> assertEquals(List.of(), found.files()),
        () -> assertEquals(1, found.diagnostics().size()),
        () -> assertTrue(found.diagnostics().get(0).message().contains(why), found.toString()));
  }

  @Test
  void whatLeadsOutOfTheArchiveIsRefused() throws IOException {
    for (String name :
        List.of(
            "../a.yaml", "a/../../b.yaml", "/etc/a.yaml", "C:/a.yaml", "a\\b.yaml", "a\nb.yaml")) {
      refused("leads out of the archive", new Tar().file(name, "a: 1\n").bytes());
    }
  }

  @Test
  void twoFilesOfOneNameAreRefused() throws IOException {
    refused("two entries", new Tar().file("a.yaml", "a: 1\n").file("./a.yaml", "b: 1\n").bytes());
  }

  @Test
  void damagedArchivesAreRefused() throws IOException {
    byte[] whole = new Tar().file("a.yaml", "a: 1\n".repeat(300)).bytes();
    refused("cut short", java.util.Arrays.copyOf(whole, 700));
    refused("not a tar archive", "kind: Pod\n".repeat(100).getBytes(StandardCharsets.UTF_8));
    refused("sparse", new Tar().entry("a.yaml", 'S', 0, new byte[0]).bytes());
    ManifestFinder.Found found = find("bad.tgz", java.util.Arrays.copyOf(gzip(whole), 40));
    assertEquals(1, found.diagnostics().size());
  }

  /** A stream of zeros without end, behind the header of a file that is skipped. */
  @Test
  void whatIsSkippedCountsToo() {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    byte[] block = new Tar().entry("big.bin", '0', 077777777777L, new byte[0]).bytes();
    head.write(block, 0, 512);
    InputStream in =
        new java.io.SequenceInputStream(
            new ByteArrayInputStream(head.toByteArray()), InputStream.nullInputStream());
    TarReader.TarException e =
        assertThrows(
            TarReader.TarException.class,
            () -> new TarReader(in).read(name -> false, (name, bytes) -> {}));
    assertTrue(e.problem().contains("unpacks to more than"), e.problem());
  }

  @Test
  void oneManifestMayNotBeLargerThanAFileMay() throws IOException {
    long size = ManifestLimits.MAX_FILE_BYTES + 1L;
    refused("larger than the limit", new Tar().entry("a.yaml", '0', size, new byte[0]).bytes());
  }

  @Test
  void gzipIsUnpackedUpToTheLimitOfAFile() throws IOException {
    Path file =
        Files.write(
            folder.resolve("a.json.gz"), gzip("{\"a\": 1}".getBytes(StandardCharsets.UTF_8)));
    LoadResult loaded = load(file);
    assertEquals("{\"a\": 1}", loaded.documents().get(0).value().toString());
    Path bomb =
        Files.write(folder.resolve("b.yaml.gz"), gzip(new byte[ManifestLimits.MAX_FILE_BYTES + 1]));
    assertTrue(Files.size(bomb) < 100_000);
    assertEquals("manifest_limit_error", load(bomb).diagnostics().get(0).code().text());
    byte[] cut = java.util.Arrays.copyOf(Files.readAllBytes(file), 20);
    Path damaged = Files.write(folder.resolve("c.yaml.gz"), cut);
    assertEquals("manifest_read_error", load(damaged).diagnostics().get(0).code().text());
  }

  private static LoadResult load(Path file) {
    return ManifestLoader.of(InputStream.nullInputStream())
        .load(new ManifestFile(String.valueOf(file.getFileName()), file, true));
  }
}
