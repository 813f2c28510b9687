package dev.jural.builtin.lib;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An IpAddress is an address of either family, read and printed as Go's package net does: no
 * leading zeros in IPv4, RFC 5952 for IPv6, and an IPv4 address mapped into IPv6 is that IPv4
 * address. It takes no zone.
 *
 * @param bits 32 or 128
 * @param value the address as a number
 */
record IpAddress(int bits, BigInteger value) {
  private static final BigInteger MAPPED = BigInteger.valueOf(0xffff).shiftLeft(32);

  /** The address that {@code text} spells. */
  static Optional<IpAddress> parse(String text) {
    return written(text).map(IpAddress::unmapped);
  }

  /** The address in the family it is written in: a mapped one stays IPv6. */
  static Optional<IpAddress> written(String text) {
    return text.indexOf(':') < 0
        ? v4(text).map(value -> new IpAddress(32, value))
        : v6(text).map(value -> new IpAddress(128, value));
  }

  /** This address, or the IPv4 address that is mapped into it. */
  IpAddress unmapped() {
    return bits == 128 && value.shiftRight(32).equals(MAPPED.shiftRight(32))
        ? new IpAddress(32, value.subtract(MAPPED))
        : this;
  }

  /** The address as a number of 128 bits. */
  BigInteger wide() {
    return bits == 32 ? value.add(MAPPED) : value;
  }

  /** The address of a number of 128 bits. */
  static IpAddress ofWide(BigInteger value) {
    return new IpAddress(128, value).unmapped();
  }

  private static Optional<BigInteger> v4(String text) {
    String[] parts = text.split("\\.", -1);
    if (parts.length != 4) {
      return Optional.empty();
    }
    long value = 0;
    for (String part : parts) {
      int octet = octet(part);
      if (octet < 0) {
        return Optional.empty();
      }
      value = value << 8 | octet;
    }
    return Optional.of(BigInteger.valueOf(value));
  }

  private static int octet(String part) {
    boolean isNumber =
        !part.isEmpty()
            && part.length() <= 3
            && part.chars().allMatch(c -> c >= '0' && c <= '9')
            && (part.length() == 1 || part.charAt(0) != '0');
    int value = isNumber ? Integer.parseInt(part) : 256;
    return value > 255 ? -1 : value;
  }

  private static Optional<BigInteger> v6(String text) {
    int gap = text.indexOf("::");
    if (gap < 0) {
      return groups(text).filter(groups -> groups.size() == 8).map(IpAddress::join);
    }
    if (text.indexOf("::", gap + 1) >= 0) {
      return Optional.empty();
    }
    String before = text.substring(0, gap);
    String after = text.substring(gap + 2);
    // Only the last group may be an IPv4 address.
    if (before.indexOf('.') >= 0) {
      return Optional.empty();
    }
    Optional<List<Integer>> head = groups(before);
    Optional<List<Integer>> tail = groups(after);
    if (head.isEmpty() || tail.isEmpty() || head.get().size() + tail.get().size() > 7) {
      return Optional.empty();
    }
    List<Integer> all = new ArrayList<>(head.get());
    while (all.size() < 8 - tail.get().size()) {
      all.add(0);
    }
    all.addAll(tail.get());
    return Optional.of(join(all));
  }

  private static Optional<List<Integer>> groups(String text) {
    List<Integer> groups = new ArrayList<>();
    if (text.isEmpty()) {
      return Optional.of(groups);
    }
    String[] parts = text.split(":", -1);
    for (int i = 0; i < parts.length; i++) {
      if (i == parts.length - 1 && parts[i].indexOf('.') >= 0) {
        Optional<BigInteger> last = v4(parts[i]);
        if (last.isEmpty()) {
          return Optional.empty();
        }
        groups.add((int) (last.get().longValue() >> 16));
        groups.add((int) (last.get().longValue() & 0xffff));
      } else if (parts[i].isEmpty()
          || parts[i].length() > 4
          || !parts[i].chars().allMatch(c -> c < 128 && Character.digit(c, 16) >= 0)) {
        return Optional.empty();
      } else {
        groups.add(Integer.parseInt(parts[i], 16));
      }
    }
    return Optional.of(groups);
  }

  private static BigInteger join(List<Integer> groups) {
    BigInteger value = BigInteger.ZERO;
    for (int group : groups) {
      value = value.shiftLeft(16).or(BigInteger.valueOf(group));
    }
    return value;
  }

  @Override
  public String toString() {
    if (bits == 32) {
      long v4 = value.longValue();
      return (v4 >> 24) + "." + (v4 >> 16 & 255) + "." + (v4 >> 8 & 255) + "." + (v4 & 255);
    }
    int[] groups = new int[8];
    for (int i = 0; i < 8; i++) {
      groups[i] = value.shiftRight(16 * (7 - i)).intValue() & 0xffff;
    }
    int gapStart = -1;
    int gapLength = 1;
    for (int i = 0; i < 8; i++) {
      int end = i;
      while (end < 8 && groups[end] == 0) {
        end++;
      }
      if (end - i > gapLength) {
        gapStart = i;
        gapLength = end - i;
      }
    }
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < 8; i++) {
      if (i == gapStart) {
        out.append("::");
        i += gapLength - 1;
      } else {
        boolean isFirst = out.length() == 0 || out.charAt(out.length() - 1) == ':';
        out.append(isFirst ? "" : ":").append(Integer.toHexString(groups[i]));
      }
    }
    return out.toString();
  }
}
