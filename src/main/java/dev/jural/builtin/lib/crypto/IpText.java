package dev.jural.builtin.lib.crypto;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Addresses of the Internet Protocol in text, as Go reads and writes them. Asks no resolver. */
final class IpText {
  private static final int GROUPS = 8;

  private IpText() {}

  /** The 4 or 16 bytes of an address, without a zone. */
  static Optional<byte[]> parse(String text) {
    return text.indexOf(':') >= 0 ? six(text) : four(text);
  }

  private static Optional<byte[]> four(String text) {
    String[] parts = text.split("\\.", -1);
    if (parts.length != 4) {
      return Optional.empty();
    }
    byte[] bytes = new byte[4];
    for (int i = 0; i < 4; i++) {
      String part = parts[i];
      boolean isNumber =
          !part.isEmpty()
              && part.length() <= 3
              && part.chars().allMatch(c -> c >= '0' && c <= '9')
              && (part.length() == 1 || part.charAt(0) != '0');
      if (!isNumber || Integer.parseInt(part) > 255) {
        return Optional.empty();
      }
      bytes[i] = (byte) Integer.parseInt(part);
    }
    return Optional.of(bytes);
  }

  private static Optional<byte[]> six(String text) {
    int gap = text.indexOf("::");
    if (gap >= 0 && text.indexOf("::", gap + 1) >= 0) {
      return Optional.empty();
    }
    Optional<List<Integer>> left = groups(gap < 0 ? text : text.substring(0, gap), gap < 0);
    Optional<List<Integer>> right =
        gap < 0 ? Optional.of(List.of()) : groups(text.substring(gap + 2), true);
    if (left.isEmpty() || right.isEmpty()) {
      return Optional.empty();
    }
    int count = left.get().size() + right.get().size();
    if (gap < 0 ? count != GROUPS : count >= GROUPS) {
      return Optional.empty();
    }
    byte[] bytes = new byte[2 * GROUPS];
    put(bytes, 0, left.get());
    put(bytes, GROUPS - right.get().size(), right.get());
    return Optional.of(bytes);
  }

  private static void put(byte[] bytes, int from, List<Integer> groups) {
    for (int i = 0; i < groups.size(); i++) {
      bytes[2 * (from + i)] = (byte) (groups.get(i) >> 8);
      bytes[2 * (from + i) + 1] = (byte) (int) groups.get(i);
    }
  }

  private static Optional<List<Integer>> groups(String text, boolean isEnd) {
    List<Integer> groups = new ArrayList<>();
    if (text.isEmpty()) {
      return Optional.of(groups);
    }
    String[] parts = text.split(":", -1);
    for (int i = 0; i < parts.length; i++) {
      if (isEnd && i == parts.length - 1 && parts[i].indexOf('.') >= 0) {
        Optional<byte[]> four = four(parts[i]);
        if (four.isEmpty()) {
          return Optional.empty();
        }
        byte[] b = four.get();
        groups.add((b[0] & 0xff) << 8 | (b[1] & 0xff));
        groups.add((b[2] & 0xff) << 8 | (b[3] & 0xff));
      } else if (parts[i].isEmpty()
          || parts[i].length() > 4
          || !parts[i].chars().allMatch(HexFormat::isHexDigit)) {
        return Optional.empty();
      } else {
        groups.add(Integer.parseInt(parts[i], 16));
      }
    }
    return Optional.of(groups);
  }

  /** An address of 4 or 16 bytes as text. */
  static String format(byte[] bytes) {
    if (bytes.length == 4) {
      return (bytes[0] & 0xff)
          + "."
          + (bytes[1] & 0xff)
          + "."
          + (bytes[2] & 0xff)
          + "."
          + (bytes[3] & 0xff);
    }
    if (isMapped(bytes)) {
      return format(Arrays.copyOfRange(bytes, 12, 16));
    }
    int[] groups = new int[GROUPS];
    for (int i = 0; i < GROUPS; i++) {
      groups[i] = (bytes[2 * i] & 0xff) << 8 | (bytes[2 * i + 1] & 0xff);
    }
    int from = -1;
    int longest = 1;
    for (int i = 0; i < GROUPS; i++) {
      int end = i;
      while (end < GROUPS && groups[end] == 0) {
        end++;
      }
      if (end - i > longest) {
        from = i;
        longest = end - i;
      }
    }
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < GROUPS; i++) {
      if (i == from) {
        text.append("::");
        i += longest - 1;
      } else {
        if (text.length() > 0 && text.charAt(text.length() - 1) != ':') {
          text.append(':');
        }
        text.append(Integer.toHexString(groups[i]));
      }
    }
    return text.toString();
  }

  /** Whether 16 bytes are an address of version 4 in the dress of version 6. */
  static boolean isMapped(byte[] bytes) {
    for (int i = 0; i < 10; i++) {
      if (bytes[i] != 0) {
        return false;
      }
    }
    return bytes[10] == -1 && bytes[11] == -1;
  }

  /** The bytes, of 4 where 4 are enough. */
  static byte[] shortest(byte[] bytes) {
    return bytes.length == 16 && isMapped(bytes) ? Arrays.copyOfRange(bytes, 12, 16) : bytes;
  }
}
