package dev.jural.manifest;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A TarReader reads regular files out of a tar stream (POSIX ustar and pax, GNU long names), one
 * pass, nothing written to disk. Links, devices and the like are passed over. Every length is
 * counted before anything of that size is held, and what is skipped counts too, so that a small
 * archive cannot unpack without end. By hand, because the library for it reads twenty formats and
 * is a megabyte for one loop over blocks of 512 bytes. Used by one thread.
 */
final class TarReader {
  /** All that an archive may unpack to, skipped files included, in bytes. */
  static final long MOST_BYTES = 1L << 30;

  /** What is kept of an archive, in bytes. */
  static final long MOST_KEPT = 256L << 20;

  /** How many entries an archive may have. */
  static final int MOST_ENTRIES = 200_000;

  private static final int BLOCK = 512;
  private static final int LONGEST_NAME = 4096;

  private final InputStream in;
  private final byte[] header = new byte[BLOCK];
  private final Set<String> names = new HashSet<>();
  private long unpacked;
  private long kept;
  private int entries;
  private String longName = "";

  /** What is wrong with an archive; the message is for people. */
  static final class TarException extends IOException {
    private static final long serialVersionUID = 1L;
    private final String problem;

    TarException(String problem) {
      super(problem);
      this.problem = problem;
    }

    String problem() {
      return problem;
    }
  }

  /** Takes the files of an archive. */
  interface Sink {
    void file(String name, byte[] bytes);
  }

  TarReader(InputStream in) {
    this.in = in;
  }

  /**
   * Gives the files whose names {@code isWanted} accepts, in the order of the archive.
   *
   * @throws TarException for an archive that is damaged, hostile or beyond a limit
   */
  void read(Predicate<String> isWanted, Sink sink) throws IOException {
    while (next()) {
      long size = size();
      char type = (char) header[156];
      switch (type) {
        case 'L' -> longName = text(content(size, LONGEST_NAME));
        case 'x' -> longName = paxPath(content(size, 1 << 16));
        case 'S' -> throw new TarException("a sparse file, which is not supported");
        case '0', '\0', '7' -> file(size, isWanted, sink);
        default -> {
          skip(size);
          longName = "";
        }
      }
    }
  }

  private void file(long size, Predicate<String> isWanted, Sink sink) throws IOException {
    String name = checked(longName.isEmpty() ? headerName() : longName);
    longName = "";
    if (name.endsWith("/") || !isWanted.test(name)) {
      skip(size);
      return;
    }
    if (!names.add(name)) {
      // Tools differ in which of the two they would unpack.
      throw new TarException("two entries of the name \"" + name + "\"");
    }
    if (size > ManifestLimits.MAX_FILE_BYTES) {
      throw new TarException(
          "\""
              + name
              + "\" is larger than the limit of "
              + (ManifestLimits.MAX_FILE_BYTES >> 20)
              + " MiB");
    }
    kept += size;
    if (kept > MOST_KEPT) {
      throw new TarException("its manifests are more than " + (MOST_KEPT >> 20) + " MiB");
    }
    sink.file(name, content(size, ManifestLimits.MAX_FILE_BYTES));
  }

  /** Reads the next header; false at the end. */
  private boolean next() throws IOException {
    int read = in.readNBytes(header, 0, BLOCK);
    if (read == 0 || read == BLOCK && isZero()) {
      return false;
    }
    if (read < BLOCK) {
      throw new TarException("the archive is cut short");
    }
    if (++entries > MOST_ENTRIES) {
      throw new TarException("more than " + MOST_ENTRIES + " entries");
    }
    long sum = 0;
    for (int i = 0; i < BLOCK; i++) {
      sum += i >= 148 && i < 156 ? ' ' : header[i] & 0xff;
    }
    if (sum != octal(148, 8)) {
      throw new TarException("not a tar archive, or damaged");
    }
    return true;
  }

  private boolean isZero() {
    for (byte b : header) {
      if (b != 0) {
        return false;
      }
    }
    return true;
  }

  private long size() throws TarException {
    return octal(124, 12);
  }

  private long octal(int from, int length) throws TarException {
    long value = 0;
    for (int i = from; i < from + length; i++) {
      byte b = header[i];
      if (b == 0 || b == ' ') {
        continue;
      }
      if (b < '0' || b > '7') {
        throw new TarException("not a tar archive, or damaged");
      }
      value = value * 8 + (b - '0');
    }
    return value;
  }

  private String headerName() {
    String name = text(0, 100);
    boolean isPosix = text(257, 5).equals("ustar");
    String prefix = isPosix ? text(345, 155) : "";
    return prefix.isEmpty() ? name : prefix + "/" + name;
  }

  private String text(int from, int length) {
    int end = from;
    while (end < from + length && header[end] != 0) {
      end++;
    }
    return new String(header, from, end - from, StandardCharsets.UTF_8);
  }

  private static String text(byte[] bytes) {
    int end = bytes.length;
    while (end > 0 && bytes[end - 1] == 0) {
      end--;
    }
    return new String(bytes, 0, end, StandardCharsets.UTF_8);
  }

  /** The path among records of the form {@code 30 path=a/b\n}. */
  private static String paxPath(byte[] records) {
    for (String line : text(records).split("\n", -1)) {
      int space = line.indexOf(' ');
      if (line.startsWith("path=", space + 1)) {
        return line.substring(space + 1 + "path=".length());
      }
    }
    return "";
  }

  private static String checked(String name) throws TarException {
    String plain = name.startsWith("./") ? name.substring(2) : name;
    boolean isDrive = plain.length() > 1 && plain.charAt(1) == ':';
    boolean isUnsafe =
        plain.startsWith("/")
            || isDrive
            || plain.indexOf('\\') >= 0
            || plain.length() > LONGEST_NAME
            || plain.chars().anyMatch(Character::isISOControl)
            || ("/" + plain + "/").contains("/../");
    if (isUnsafe) {
      throw new TarException("an entry leads out of the archive: \"" + name + "\"");
    }
    return plain;
  }

  private byte[] content(long size, int most) throws IOException {
    if (size > most) {
      throw new TarException("an entry of " + size + " bytes, want at most " + most);
    }
    count(size);
    byte[] bytes = in.readNBytes((int) size);
    if (bytes.length < size) {
      throw new TarException("the archive is cut short");
    }
    pad(size);
    return bytes;
  }

  private void skip(long size) throws IOException {
    count(size);
    try {
      in.skipNBytes(size);
    } catch (EOFException e) {
      throw new TarException("the archive is cut short");
    }
    pad(size);
  }

  private void count(long size) throws TarException {
    unpacked += size;
    if (size < 0 || unpacked > MOST_BYTES) {
      throw new TarException("it unpacks to more than " + (MOST_BYTES >> 20) + " MiB");
    }
  }

  private void pad(long size) throws IOException {
    int over = (int) (size % BLOCK);
    if (over > 0 && in.readNBytes(BLOCK - over).length < BLOCK - over) {
      throw new TarException("the archive is cut short");
    }
  }
}
