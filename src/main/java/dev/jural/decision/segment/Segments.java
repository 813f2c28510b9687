package dev.jural.decision.segment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The layout of a log: {@code date=2026-03-01/decisions-0000000000000001.jsonl}, with the number of
 * the first record in the name, so that names in order are records in order; {@code .gz} is added
 * once a segment is ended and packed. Folders are partitions as Hive, Spark, Trino and DuckDB read
 * them.
 */
public final class Segments {
  private static final String FOLDER = "date=";
  private static final String PREFIX = "decisions-";
  private static final String SUFFIX = ".jsonl";
  private static final int DIGITS = 16;

  private Segments() {}

  /**
   * A Segment is one file of the log.
   *
   * @param file the file
   * @param first number of its first record
   */
  public record Segment(Path file, long first) {
    /** Whether it is gzip. */
    public boolean isPacked() {
      return file.getFileName().toString().endsWith(".gz");
    }

    /** Its name below the log's folder, packed or not. */
    public String name() {
      Path folder = file.getParent();
      String name = file.getFileName().toString();
      String plain = isPacked() ? name.substring(0, name.length() - ".gz".length()) : name;
      return folder == null ? plain : folder.getFileName() + "/" + plain;
    }

    /** The day in the name of its folder. */
    LocalDate day() {
      Path folder = file.getParent();
      return folder == null
          ? LocalDate.EPOCH
          : LocalDate.parse(folder.getFileName().toString().substring(FOLDER.length()));
    }
  }

  /** Where a segment that begins at {@code now} with the record {@code first} lies. */
  static Path path(Path log, Instant now, long first) {
    String number = Long.toString(first);
    return log.resolve(FOLDER + now.atZone(ZoneOffset.UTC).toLocalDate())
        .resolve(PREFIX + "0".repeat(DIGITS - number.length()) + number + SUFFIX);
  }

  /**
   * All segments of a log in order. Where one is there both plain and packed, the plain one: a
   * crash between packing and deleting leaves both.
   */
  public static List<Segment> list(Path log) throws IOException {
    TreeMap<Long, Segment> found = new TreeMap<>();
    for (Path folder : children(log)) {
      if (isPartition(folder)) {
        for (Path file : children(folder)) {
          long first = first(file.getFileName().toString());
          if (first > 0) {
            Segment segment = new Segment(file, first);
            found.merge(first, segment, (a, b) -> a.isPacked() ? b : a);
          }
        }
      }
    }
    return new ArrayList<>(found.values());
  }

  static List<Path> children(Path folder) throws IOException {
    try (Stream<Path> children = Files.list(folder)) {
      return children.sorted().toList();
    }
  }

  static boolean isPartition(Path folder) {
    return folder.getFileName().toString().startsWith(FOLDER) && Files.isDirectory(folder);
  }

  /** The number in a segment's name; 0 when it is no segment. */
  private static long first(String name) {
    String plain = name.endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
    if (plain.length() != PREFIX.length() + DIGITS + SUFFIX.length()
        || !plain.startsWith(PREFIX)
        || !plain.endsWith(SUFFIX)) {
      return 0;
    }
    long number = 0;
    for (int i = PREFIX.length(); i < PREFIX.length() + DIGITS; i++) {
      int digit = plain.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return 0;
      }
      number = number * 10 + digit;
    }
    return number;
  }
}
