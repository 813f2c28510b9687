package dev.jural.builtin.lib.crypto;

import static dev.jural.builtin.BuiltinTable.arg;

import dev.jural.builtin.BuiltinContext;
import dev.jural.builtin.BuiltinTable;
import dev.jural.builtin.Implementation;
import dev.jural.builtin.Operands;
import dev.jural.builtin.Undefined;
import dev.jural.types.RegoType;
import dev.jural.value.RegoNumber;
import dev.jural.value.RegoObject;
import dev.jural.value.RegoString;
import dev.jural.value.RegoValue;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** Universally unique identifiers (RFC 4122). */
public final class Uuids {
  /** From the start of the Gregorian calendar to 1970, in units of 100 ns. */
  private static final long GREGORIAN_TO_UNIX = 122_192_928_000_000_000L;

  private static final String URN = "urn:uuid:";

  private Uuids() {}

  /** Adds the functions of this category. */
  public static void register(BuiltinTable.Builder table) {
    table.fn(
        "uuid.parse",
        "The parts of a UUID; undefined when the string is none.",
        Uuids::parse,
        RegoType.objectOf(RegoType.STRING, RegoType.ANY),
        arg("uuid", RegoType.STRING));
    table.nondeterministic(
        "uuid.rfc4122",
        "A random UUID (version 4), the same for the same key in one query.",
        (Implementation.C1) Uuids::random,
        RegoType.STRING,
        arg("k", RegoType.STRING));
  }

  /** A random UUID. The key only tells one call from another, so OPA takes any value for it. */
  static RegoValue random(BuiltinContext context, RegoValue k) {
    RandomGenerator random = context.random();
    long high = (random.nextLong() & ~0xF000L) | 0x4000L;
    long low = (random.nextLong() & ~(3L << 62)) | (1L << 63);
    return RegoString.of(new UUID(high, low).toString());
  }

  static RegoValue parse(RegoValue uuid) {
    Optional<byte[]> bytes = bytes(Operands.string(uuid, 1));
    return bytes.isPresent() ? parts(bytes.get()) : Undefined.VALUE;
  }

  /** The sixteen bytes, of the plain form, {@code urn:uuid:}, in braces, or without dashes. */
  private static Optional<byte[]> bytes(String text) {
    String plain = text;
    if (plain.length() == 36 + URN.length()) {
      if (!plain.regionMatches(true, 0, URN, 0, URN.length())) {
        return Optional.empty();
      }
      plain = plain.substring(URN.length());
    } else if (plain.length() == 38) {
      // Go's parser looks at the length only: any character may stand for a brace.
      plain = plain.substring(1, 37);
    }
    if (plain.length() == 36) {
      for (int at : new int[] {8, 13, 18, 23}) {
        if (plain.charAt(at) != '-') {
          return Optional.empty();
        }
      }
      plain =
          plain.substring(0, 8)
              + plain.substring(9, 13)
              + plain.substring(14, 18)
              + plain.substring(19, 23)
              + plain.substring(24);
    }
    if (plain.length() != 32 || !plain.chars().allMatch(HexFormat::isHexDigit)) {
      return Optional.empty();
    }
    return Optional.of(HexFormat.of().parseHex(plain));
  }

  private static RegoObject parts(byte[] bytes) {
    int version = (bytes[6] & 0xf0) >> 4;
    RegoObject.Builder parts = RegoObject.builder();
    parts.put("version", RegoNumber.of(version));
    parts.put("variant", variant(bytes[8]));
    if (version == 1 || version == 2) {
      parts.put("nodeid", HexFormat.ofDelimiter("-").formatHex(bytes, 10, 16));
      parts.put(
          "macvariables",
          ((bytes[10] & 2) != 0 ? "local" : "global")
              + ":"
              + ((bytes[10] & 1) != 0 ? "multicast" : "unicast"));
      parts.put("clocksequence", RegoNumber.of(((bytes[8] & 0x3f) << 8) | (bytes[9] & 0xff)));
      parts.put("time", RegoNumber.of(unixNanos(bytes)));
    }
    if (version == 2) {
      parts.put("id", RegoNumber.of(number(bytes, 0, 4)));
      parts.put("domain", domain(bytes[9] & 0xff));
    }
    return parts.build();
  }

  private static String variant(byte octet) {
    if ((octet & 0xc0) == 0x80) {
      return "RFC4122";
    } else if ((octet & 0xe0) == 0xc0) {
      return "Microsoft";
    }
    return (octet & 0xe0) == 0xe0 ? "Future" : "Reserved";
  }

  private static String domain(int domain) {
    return switch (domain) {
      case 0 -> "Person";
      case 1 -> "Group";
      case 2 -> "Org";
      default -> "Domain" + domain;
    };
  }

  /** The time stamp in nanoseconds; it wraps around where 64 bits are too few, as in OPA. */
  private static long unixNanos(byte[] bytes) {
    long time =
        number(bytes, 0, 4) | number(bytes, 4, 2) << 32 | (number(bytes, 6, 2) & 0xfff) << 48;
    return (time - GREGORIAN_TO_UNIX) * 100;
  }

  private static long number(byte[] bytes, int from, int length) {
    long number = 0;
    for (int i = from; i < from + length; i++) {
      number = number << 8 | (bytes[i] & 0xff);
    }
    return number;
  }
}
