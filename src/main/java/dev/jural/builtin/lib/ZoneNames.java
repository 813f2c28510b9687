package dev.jural.builtin.lib;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The short names that clocks go by ({@code CET}, {@code EDT}), which the JDK does not know as the
 * IANA database has them. Read from {@code zone-names.txt} when first asked for.
 */
final class ZoneNames {
  private static final Map<String, List<Segment>> SEGMENTS = read();

  private ZoneNames() {}

  /**
   * A Segment is a span of time in which each offset has one name.
   *
   * @param from its first second since 1970
   * @param names by offset in seconds
   */
  private record Segment(long from, Map<Integer, String> names) {}

  /**
   * The name of {@code offset} seconds in {@code zone} at {@code second}; the offset in digits
   * ({@code -03}, {@code +0530}) when it has no other.
   */
  static String name(String zone, long second, int offset) {
    switch (zone) {
      case "UTC", "EST", "MST", "HST" -> {
        return zone;
      }
      case "Factory" -> {
        return "-00";
      }
      default -> {}
    }
    String name = "";
    for (Segment segment : SEGMENTS.getOrDefault(zone, List.of())) {
      if (segment.from() <= second) {
        name = segment.names().getOrDefault(offset, "");
      }
    }
    return name.isEmpty() ? digits(offset) : name;
  }

  private static String digits(int offset) {
    int size = Math.abs(offset);
    String text = (offset < 0 ? "-" : "+") + two(size / 3600);
    return size % 3600 == 0 ? text : text + two(size / 60 % 60);
  }

  private static String two(int number) {
    return number < 10 ? "0" + number : Integer.toString(number);
  }

  private static Map<String, List<Segment>> read() {
    Map<String, List<Segment>> all = new HashMap<>(1024);
    try (InputStream in = ZoneNames.class.getResourceAsStream("zone-names.txt")) {
      if (in == null) {
        throw new IllegalStateException("zone-names.txt is missing");
      }
      BufferedReader lines =
          new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII));
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        int bar = line.indexOf('|');
        if (bar > 0 && !line.startsWith("#")) {
          List<Segment> segments = segments(line.substring(bar + 1));
          for (String zone : line.substring(0, bar).split(",", -1)) {
            all.put(zone, segments);
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return all;
  }

  private static List<Segment> segments(String text) {
    List<Segment> segments = new ArrayList<>();
    for (String part : text.split(";", -1)) {
      String[] words = part.split(" ", -1);
      Map<Integer, String> names = new HashMap<>();
      for (int i = 1; i < words.length; i++) {
        // The name itself may begin with a sign: "-00+0".
        int sign = Math.max(words[i].lastIndexOf('+'), words[i].lastIndexOf('-'));
        names.put(Integer.parseInt(words[i].substring(sign)), words[i].substring(0, sign));
      }
      segments.add(
          new Segment(words[0].equals("-") ? Long.MIN_VALUE : Long.parseLong(words[0]), names));
    }
    return segments;
  }
}
