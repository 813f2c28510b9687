package dev.jural.manifest;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/** Knows files that are packed: with gzip, or several of them with tar. */
final class Archives {
  private static final List<String> TAR = List.of(".tar", ".tar.gz", ".tgz");
  private static final String GZIP = ".gz";

  private Archives() {}

  /** Whether a file holds others, by its name. */
  static boolean isTar(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return TAR.stream().anyMatch(lower::endsWith);
  }

  /** The name without the ending that says that a file is packed. */
  static String unpackedName(String name) {
    boolean isPacked = name.toLowerCase(Locale.ROOT).endsWith(GZIP);
    return isPacked ? name.substring(0, name.length() - GZIP.length()) : name;
  }

  static boolean isGzip(byte[] bytes) {
    return bytes.length > 2 && (bytes[0] & 0xff) == 0x1f && (bytes[1] & 0xff) == 0x8b;
  }

  /**
   * Unpacks what gzip packed, at most {@code most} bytes.
   *
   * @throws IOException for what is damaged
   * @throws TarReader.TarException for what is more
   */
  static byte[] gunzip(byte[] packed, int most) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] buffer = new byte[1 << 16];
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        if (out.size() + n > most) {
          throw new TarReader.TarException("it unpacks to more than " + (most >> 20) + " MiB");
        }
        out.write(buffer, 0, n);
      }
    }
    return out.toByteArray();
  }

  /** Gives the manifests in the archive at {@code path}. */
  static void readTar(Path path, TarReader.Sink sink) throws IOException {
    try (InputStream file = new BufferedInputStream(Files.newInputStream(path), 1 << 16)) {
      file.mark(2);
      boolean isPacked = isGzip(new byte[] {(byte) file.read(), (byte) file.read(), 0});
      file.reset();
      InputStream in = isPacked ? new GZIPInputStream(file, 1 << 16) : file;
      new TarReader(in)
          .read(
              name -> ManifestFormat.isManifestName(name.substring(name.lastIndexOf('/') + 1)),
              sink);
    }
  }
}
