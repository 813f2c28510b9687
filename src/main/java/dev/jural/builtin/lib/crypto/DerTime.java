package dev.jural.builtin.lib.crypto;

import dev.jural.builtin.BuiltinException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The times of certificates (RFC 5280, 4.1.2.5). */
final class DerTime {
  private static final int UTC_TIME = 23;
  private static final int GENERALIZED_TIME = 24;

  private DerTime() {}

  /** Reads a time. */
  static OffsetDateTime read(Der der) {
    if (der.isNext(UTC_TIME)) {
      String problem = "x509: malformed UTCTime";
      String text = ascii(der.read(UTC_TIME, problem));
      // Years of two digits, and seconds that may be missing.
      int digits = digits(text);
      if (digits == 10) {
        text = text.substring(0, 10) + "00" + text.substring(10);
      } else if (digits != 12) {
        throw BuiltinException.failure(problem);
      }
      return parse((text.charAt(0) >= '5' ? "19" : "20") + text, problem);
    } else if (der.isNext(GENERALIZED_TIME)) {
      String problem = "x509: malformed GeneralizedTime";
      String text = ascii(der.read(GENERALIZED_TIME, problem));
      if (digits(text) != 14) {
        throw BuiltinException.failure(problem);
      }
      return parse(text, problem);
    }
    throw BuiltinException.failure("x509: unsupported time format");
  }

  /** The time as Go writes it in JSON. */
  static String text(OffsetDateTime time) {
    return time.format(DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssXXX", Locale.ROOT));
  }

  private static String ascii(Der content) {
    return new String(content.rest(), StandardCharsets.ISO_8859_1);
  }

  private static int digits(String text) {
    int digits = 0;
    while (digits < text.length() && text.charAt(digits) >= '0' && text.charAt(digits) <= '9') {
      digits++;
    }
    return digits;
  }

  private static OffsetDateTime parse(String text, String problem) {
    try {
      return OffsetDateTime.of(
          number(text, 0, 4),
          number(text, 4, 6),
          number(text, 6, 8),
          number(text, 8, 10),
          number(text, 10, 12),
          number(text, 12, 14),
          0,
          zone(text.substring(14), problem));
    } catch (DateTimeException e) {
      throw BuiltinException.failure(problem);
    }
  }

  private static int number(String text, int from, int to) {
    return Integer.parseInt(text.substring(from, to));
  }

  private static ZoneOffset zone(String text, String problem) {
    if (text.equals("Z")) {
      return ZoneOffset.UTC;
    }
    boolean isOffset =
        text.length() == 5
            && (text.charAt(0) == '+' || text.charAt(0) == '-')
            && digits(text.substring(1)) == 4;
    int hours = isOffset ? number(text, 1, 3) : 99;
    int minutes = isOffset ? number(text, 3, 5) : 99;
    // An offset of zero is written Z, and only so.
    if (hours > 18 || minutes > 59 || hours + minutes == 0) {
      throw BuiltinException.failure(problem);
    }
    int sign = text.charAt(0) == '-' ? -1 : 1;
    return ZoneOffset.ofHoursMinutes(sign * hours, sign * minutes);
  }
}
