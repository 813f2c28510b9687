package dev.jural.builtin.lib.crypto;

import dev.jural.builtin.BuiltinException;
import dev.jural.builtin.lib.crypto.Asn1.Element;
import dev.jural.builtin.lib.crypto.DistinguishedName.Attribute;
import dev.jural.value.RegoArray;
import dev.jural.value.RegoBoolean;
import dev.jural.value.RegoNull;
import dev.jural.value.RegoNumber;
import dev.jural.value.RegoObject;
import dev.jural.value.RegoString;
import dev.jural.value.RegoValue;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads the names of requests: attributes of any type, where certificates have only strings. */
final class NameReader {
  /** Bytes and times. */
  private static final Set<Integer> SHOWN_AS_TEXT = Set.of(4, 23, 24);

  private NameReader() {}

  /**
   * Reads a sequence of relative names.
   *
   * @throws BuiltinException with Go's message
   */
  static DistinguishedName read(Asn1 name) {
    List<Attribute> attributes = new ArrayList<>();
    Asn1 sequence = name.struct("RDNSequence").allOf(17);
    while (!sequence.isEmpty()) {
      Asn1 parts = sequence.any().inside().allOf(16);
      while (!parts.isEmpty()) {
        attributes.add(attribute(parts));
      }
    }
    return new DistinguishedName(attributes);
  }

  /** Reads one attribute. */
  static Attribute attribute(Asn1 list) {
    Asn1 fields = list.struct("AttributeTypeAndValue");
    String oid = fields.oid();
    Element element = fields.any();
    RegoValue value = value(element);
    boolean isText = value instanceof RegoString && !SHOWN_AS_TEXT.contains(element.tag());
    return new Attribute(oid, value, isText);
  }

  /** The value of an element; null for what Go has no type for. */
  private static RegoValue value(Element element) {
    byte[] bytes = element.content();
    if (element.type() != 0 || element.isCompound()) {
      return RegoNull.NULL;
    }
    return switch (element.tag()) {
      case 1 -> RegoBoolean.of(Asn1.booleanOf(bytes));
      case 2 -> RegoNumber.of(Asn1.longOf(bytes));
      case 3 -> {
        Der.Bits bits = Asn1.bitsOf(bytes);
        yield RegoObject.builder()
            .put("Bytes", CertificateJson.bytes(bits.bytes()))
            .put("BitLength", RegoNumber.of(bits.bytes().length * 8L - bits.unused()))
            .build();
      }
      case 4 -> CertificateJson.bytes(bytes);
      case 6 -> {
        RegoArray.Builder numbers = new RegoArray.Builder();
        for (String number : Asn1.oidOf(bytes).split("\\.", -1)) {
          numbers.add(RegoNumber.of(new BigInteger(number)));
        }
        yield numbers.build();
      }
      case 12 -> utf8(bytes);
      case 18 -> checked(bytes, DistinguishedName.isNumeric(bytes), "NumericString");
      case 19 -> checked(bytes, DistinguishedName.isPrintable(bytes), "PrintableString");
      case 20 -> latin(bytes);
      case 22 -> checked(bytes, DistinguishedName.isAscii(bytes), "IA5String");
      case 23, 24 -> RegoString.of(DerTime.text(DerTime.read(Der.of(element.whole()))));
      case 30 -> bmp(bytes);
      default -> RegoNull.NULL;
    };
  }

  private static RegoValue checked(byte[] bytes, boolean isGood, String what) {
    if (!isGood) {
      throw Asn1.syntax(what + " contains invalid character");
    }
    return latin(bytes);
  }

  private static RegoValue latin(byte[] bytes) {
    return RegoString.of(new String(bytes, StandardCharsets.ISO_8859_1));
  }

  private static RegoValue utf8(byte[] bytes) {
    try {
      return RegoString.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      throw BuiltinException.failure("asn1: invalid UTF-8 string");
    }
  }

  private static RegoValue bmp(byte[] bytes) {
    if (bytes.length % 2 != 0) {
      throw BuiltinException.failure("invalid BMPString");
    }
    return RegoString.of(DistinguishedName.bmp(bytes));
  }
}
