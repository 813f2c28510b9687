package dev.jural.author.load;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * Reads the regular files of a compressed tar archive (POSIX ustar, with the long names of GNU and
 * pax). Limit: 256 MiB of content, 100,000 files.
 */
final class TarArchive {
  private static final int BLOCK = 512;
  private static final long MOST_BYTES = 256L << 20;
  private static final int MOST_FILES = 100_000;

  private TarArchive() {}

  /** An Entry is a file of an archive. */
  record Entry(String name, byte[] content) {}

  static List<Entry> read(Path file) throws IOException {
    try (InputStream in =
        new GZIPInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      return entries(in);
    }
  }

  private static List<Entry> entries(InputStream in) throws IOException {
    List<Entry> entries = new ArrayList<>();
    long total = 0;
    String longName = "";
    byte[] header = in.readNBytes(BLOCK);
    while (header.length == BLOCK && header[0] != 0) {
      long size = number(header, 124, 12);
      total += size;
      if (size < 0 || total > MOST_BYTES || entries.size() >= MOST_FILES) {
        throw new IOException("archive is too large");
      }
      byte[] content = in.readNBytes((int) size);
      in.skipNBytes((BLOCK - size % BLOCK) % BLOCK);
      if (content.length < size) {
        throw new IOException("archive ends early");
      }
      char type = (char) header[156];
      if (type == 'L') {
        longName = text(content, 0, content.length);
      } else if (type == 'x') {
        longName = paxPath(content, longName);
      } else {
        if (type == '0' || type == 0) {
          entries.add(new Entry(name(header, longName), content));
        }
        longName = "";
      }
      header = in.readNBytes(BLOCK);
    }
    return entries;
  }

  private static String name(byte[] header, String longName) {
    String name = longName;
    if (name.isEmpty()) {
      String prefix = text(header, 345, 155);
      boolean isPosix = text(header, 257, 5).equals("ustar") && header[262] == 0;
      name = text(header, 0, 100);
      name = isPosix && !prefix.isEmpty() ? prefix + "/" + name : name;
    }
    while (name.startsWith("./") || name.startsWith("/")) {
      name = name.substring(name.indexOf('/') + 1);
    }
    return name;
  }

  /** The path among records of {@code LENGTH KEY=VALUE}. */
  private static String paxPath(byte[] content, String otherwise) {
    for (String line : new String(content, StandardCharsets.UTF_8).split("\n", -1)) {
      int at = line.indexOf(" path=");
      if (at > 0) {
        return line.substring(at + 6);
      }
    }
    return otherwise;
  }

  private static long number(byte[] header, int from, int length) throws IOException {
    String digits = text(header, from, length).strip();
    try {
      return digits.isEmpty() ? 0 : Long.parseLong(digits, 8);
    } catch (NumberFormatException e) {
      throw new IOException("no archive", e);
    }
  }

  private static String text(byte[] bytes, int from, int length) {
    byte[] part = Arrays.copyOfRange(bytes, from, from + length);
    int end = 0;
    while (end < part.length && part[end] != 0) {
      end++;
    }
    return new String(part, 0, end, StandardCharsets.UTF_8);
  }
}
