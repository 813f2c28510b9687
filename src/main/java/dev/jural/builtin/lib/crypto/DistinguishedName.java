package dev.jural.builtin.lib.crypto;

import dev.jural.builtin.BuiltinException;
import dev.jural.value.RegoString;
import dev.jural.value.RegoValue;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A DistinguishedName is the name of a subject or issuer (RFC 5280, 4.1.2.4).
 *
 * @param attributes in the order of the certificate
 */
record DistinguishedName(List<Attribute> attributes) {
  private static final String INVALID = "x509: invalid RDNSequence";

  DistinguishedName {
    attributes = List.copyOf(attributes);
  }

  /**
   * One part of a name.
   *
   * @param oid with dots
   * @param value a string, in a name of a certificate; in a request, it may be of another type
   * @param isText whether it was a string of characters, and not shown as one
   */
  record Attribute(String oid, RegoValue value, boolean isText) {}

  /** Reads a sequence of relative names. */
  static DistinguishedName read(Der name) {
    List<Attribute> attributes = new ArrayList<>();
    Der sequence = name.read(Der.SEQUENCE, INVALID);
    while (!sequence.isEmpty()) {
      Der set = sequence.read(Der.SET, INVALID);
      while (!set.isEmpty()) {
        Der attribute = set.read(Der.SEQUENCE, INVALID + ": invalid attribute");
        String oid = attribute.oid(INVALID + ": invalid attribute type");
        Der.Element value = attribute.any(INVALID + ": invalid attribute value");
        attributes.add(
            new Attribute(oid, RegoString.of(text(value.tag(), value.content().rest())), true));
      }
    }
    return new DistinguishedName(attributes);
  }

  /** The values of an attribute of X.520, 2.5.4.{@code number}. */
  List<String> values(int number) {
    String oid = "2.5.4." + number;
    return attributes.stream()
        .filter(a -> a.oid().equals(oid) && a.isText())
        .map(a -> a.value() instanceof RegoString string ? string.text() : "")
        .toList();
  }

  /** The last value of an attribute of X.520; empty when there is none. */
  String last(int number) {
    List<String> values = values(number);
    return values.isEmpty() ? "" : values.get(values.size() - 1);
  }

  private static String text(int tag, byte[] bytes) {
    return switch (tag) {
      case 20 -> new String(bytes, StandardCharsets.ISO_8859_1);
      case 19 -> checked(bytes, isPrintable(bytes), "PrintableString");
      case 12 -> utf8(bytes);
      case 30 -> bmp(bytes);
      case 22 -> checked(bytes, isAscii(bytes), "IA5String");
      case 18 -> checked(bytes, isNumeric(bytes), "NumericString");
      default ->
          throw BuiltinException.failure(
              INVALID + ": invalid attribute value: unsupported string type: " + tag);
    };
  }

  private static BuiltinException invalid(String what) {
    return BuiltinException.failure(INVALID + ": invalid attribute value: invalid " + what);
  }

  private static String checked(byte[] bytes, boolean isGood, String what) {
    if (!isGood) {
      throw invalid(what);
    }
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private static String utf8(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw invalid("UTF-8 string");
    }
  }

  static String bmp(byte[] bytes) {
    if (bytes.length % 2 != 0) {
      throw invalid("BMPString");
    }
    int length = bytes.length;
    if (length >= 2 && bytes[length - 1] == 0 && bytes[length - 2] == 0) {
      length -= 2;
    }
    return new String(bytes, 0, length, StandardCharsets.UTF_16BE);
  }

  /** Whether all bytes are ASCII. */
  static boolean isAscii(byte[] bytes) {
    for (byte b : bytes) {
      if (b < 0) {
        return false;
      }
    }
    return true;
  }

  static boolean isNumeric(byte[] bytes) {
    for (byte b : bytes) {
      if (b != ' ' && (b < '0' || b > '9')) {
        return false;
      }
    }
    return true;
  }

  static boolean isPrintable(byte[] bytes) {
    for (byte b : bytes) {
      // The asterisk and the ampersand are not of the set, and yet in use, so Go takes them.
      if (b < 0 || !(Character.isLetterOrDigit(b) || " '()+,-./:=?*&".indexOf(b) >= 0)) {
        return false;
      }
    }
    return true;
  }
}
