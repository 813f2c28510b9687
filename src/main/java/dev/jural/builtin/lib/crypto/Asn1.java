package dev.jural.builtin.lib.crypto;

import dev.jural.builtin.BuiltinException;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * An Asn1 reads the fields of a structure in DER, front to back, with the messages of Go's {@code
 * encoding/asn1}; Go reads requests and private keys with that package, and certificates with
 * another one, for which there is {@link Der}. Fields after the last one asked for are passed over,
 * as there.
 */
final class Asn1 {
  private static final int UNIVERSAL = 0;
  private static final int CONTEXT = 2;
  private static final int LONGEST = 1 << 23;
  private static final String NO_OPTIONS =
      "{optional:false explicit:false application:false private:false defaultValue:<nil>"
          + " tag:<nil> stringType:0 timeType:0 set:false omitEmpty:false}";

  private final byte[] bytes;
  private int at;

  private Asn1(byte[] bytes) {
    this.bytes = bytes;
  }

  /** A reader of the elements that stand one after the other in {@code bytes}. */
  static Asn1 of(byte[] bytes) {
    return new Asn1(bytes);
  }

  /**
   * An element.
   *
   * @param type the class of its tag, 0 to 3
   * @param content what is in it
   * @param whole all of it
   */
  record Element(int type, int tag, boolean isCompound, byte[] content, byte[] whole) {
    /** A reader of what is in it. */
    Asn1 inside() {
      return Asn1.of(content);
    }

    boolean is(int wanted, boolean isWantedCompound) {
      return type == UNIVERSAL && tag == wanted && isCompound == isWantedCompound;
    }
  }

  /** A failure of the form of the bytes. */
  static BuiltinException syntax(String problem) {
    return BuiltinException.failure("asn1: syntax error: " + problem);
  }

  /** A failure of what they say. */
  static BuiltinException structure(String problem) {
    return BuiltinException.failure("asn1: structure error: " + problem);
  }

  boolean isEmpty() {
    return at >= bytes.length;
  }

  /**
   * Fails unless all has been read.
   *
   * @throws BuiltinException with Go's message
   */
  void end() {
    if (!isEmpty()) {
      throw syntax("trailing data");
    }
  }

  /** What stands before the content of an element, and where the content begins. */
  private record Header(int type, int tag, boolean isCompound, int length, int start, int from) {}

  /** The next element, whatever it is. */
  Element any() {
    return body(header());
  }

  private Header header() {
    if (isEmpty()) {
      throw syntax("sequence truncated");
    }
    int start = at;
    int first = bytes[at++] & 0xff;
    int tag = first & 0x1f;
    if (tag == 0x1f) {
      tag = base128();
      if (tag < 0x1f) {
        throw syntax("non-minimal tag");
      }
    }
    int length = length();
    return new Header(first >> 6, tag, (first & 0x20) != 0, length, start, at);
  }

  private Element body(Header header) {
    if (header.length() > bytes.length - at) {
      throw syntax("data truncated");
    }
    at += header.length();
    return new Element(
        header.type(),
        header.tag(),
        header.isCompound(),
        Arrays.copyOfRange(bytes, header.from(), at),
        Arrays.copyOfRange(bytes, header.start(), at));
  }

  private int octet() {
    if (isEmpty()) {
      throw syntax("truncated tag or length");
    }
    return bytes[at++] & 0xff;
  }

  private int length() {
    int first = octet();
    if (first < 0x80) {
      return first;
    } else if (first == 0x80) {
      throw syntax("indefinite length found (not DER)");
    }
    int length = 0;
    for (int i = first & 0x7f; i > 0; i--) {
      int next = octet();
      if (length >= LONGEST) {
        throw structure("length too large");
      }
      length = length << 8 | next;
      if (length == 0) {
        throw structure("superfluous leading zeros in length");
      }
    }
    if (length < 0x80) {
      throw structure("non-minimal length");
    }
    return length;
  }

  private int base128() {
    long number = 0;
    for (int i = 0; !isEmpty(); i++) {
      if (i == 5) {
        throw structure("base 128 integer too large");
      }
      int octet = bytes[at++] & 0xff;
      if (i == 0 && octet == 0x80) {
        throw syntax("integer is not minimally encoded");
      }
      number = number << 7 | (octet & 0x7f);
      if (octet < 0x80) {
        if (number > Integer.MAX_VALUE) {
          throw structure("base 128 integer too large");
        }
        return (int) number;
      }
    }
    throw syntax("truncated base 128 integer");
  }

  /**
   * The next element, which must have a tag.
   *
   * @param name Go's name of the type of the field
   */
  Element expect(int tag, boolean isCompound, String name) {
    Header header = header();
    if (header.type() != UNIVERSAL || header.tag() != tag || header.isCompound() != isCompound) {
      throw mismatch(tag, header, NO_OPTIONS, name);
    }
    return body(header);
  }

  private static BuiltinException mismatch(int tag, Header header, String options, String name) {
    return structure(
        String.format(
            Locale.ROOT,
            "tags don't match (%d vs {class:%d tag:%d length:%d isCompound:%b}) %s %s @%d",
            tag,
            header.type(),
            header.tag(),
            header.length(),
            header.isCompound(),
            options,
            name,
            header.from()));
  }

  /** A reader of the fields of the structure that is next. */
  Asn1 struct(String name) {
    return expect(16, true, name).inside();
  }

  /** A reader of the elements of the list that is next, which must all be structures. */
  Asn1 structs() {
    return struct("").allOf(16);
  }

  /** The same reader, when all that is left is whole elements with one tag. */
  Asn1 allOf(int tag) {
    Asn1 elements = of(bytes);
    elements.at = at;
    while (!elements.isEmpty()) {
      Header header = elements.header();
      if (header.type() != UNIVERSAL || header.tag() != tag || !header.isCompound()) {
        throw structure("sequence tag mismatch");
      } else if (header.length() > elements.bytes.length - elements.at) {
        throw syntax("truncated sequence");
      }
      elements.at += header.length();
    }
    return this;
  }

  /** The element with the tag {@code [number]}, when it is next. */
  Optional<Element> optional(int number, boolean isCompound) {
    if (isEmpty()) {
      return Optional.empty();
    }
    int start = at;
    Element element = any();
    if (element.type() == CONTEXT
        && element.tag() == number
        && element.isCompound() == isCompound) {
      return Optional.of(element);
    }
    at = start;
    return Optional.empty();
  }

  /** The list with the tag {@code [number]}, which must be there. */
  Asn1 tagged(int number, String options) {
    Header header = header();
    if (header.type() != CONTEXT || header.tag() != number || !header.isCompound()) {
      throw mismatch(number, header, options, "");
    }
    return body(header).inside();
  }

  /** Whether an integer is next. */
  boolean isIntegerNext() {
    return !isEmpty() && bytes[at] == Der.INTEGER;
  }

  BigInteger bigInteger() {
    return integerOf(expect(2, false, "*big.Int").content());
  }

  private static BigInteger integerOf(byte[] content) {
    if (content.length == 0) {
      throw structure("empty integer");
    } else if (!Der.isShortest(content)) {
      throw structure("integer not minimally-encoded");
    }
    return new BigInteger(content);
  }

  /** An integer of 64 bits. */
  long integer() {
    return longOf(expect(2, false, "int").content());
  }

  /** The content of an integer of 64 bits. */
  static long longOf(byte[] content) {
    BigInteger value = integerOf(content);
    if (value.bitLength() > 63) {
      throw structure("integer too large");
    }
    return value.longValue();
  }

  byte[] octets() {
    return expect(4, false, "").content();
  }

  /** A string of bits. */
  Der.Bits bits() {
    return bitsOf(expect(3, false, "BitString").content());
  }

  static Der.Bits bitsOf(byte[] content) {
    if (content.length == 0) {
      throw syntax("zero length BIT STRING");
    }
    int unused = content[0] & 0xff;
    if (unused > 7
        || (content.length == 1 && unused > 0)
        || (content[content.length - 1] & (1 << unused) - 1) != 0) {
      throw syntax("invalid padding bits in BIT STRING");
    }
    return new Der.Bits(Arrays.copyOfRange(content, 1, content.length), unused);
  }

  /** An object identifier, with dots. */
  String oid() {
    return oidOf(expect(6, false, "ObjectIdentifier").content());
  }

  static String oidOf(byte[] content) {
    if (content.length == 0) {
      throw syntax("zero length OBJECT IDENTIFIER");
    }
    Asn1 numbers = of(content);
    int both = numbers.base128();
    int first = Math.min(both / 40, 2);
    StringBuilder text = new StringBuilder().append(first).append('.').append(both - first * 40);
    while (!numbers.isEmpty()) {
      text.append('.').append(numbers.base128());
    }
    return text.toString();
  }

  /** A boolean. */
  static boolean booleanOf(byte[] content) {
    if (content.length != 1 || (content[0] != 0 && content[0] != -1)) {
      throw syntax("invalid boolean");
    }
    return content[0] != 0;
  }

  /** An identifier of an algorithm. */
  AlgorithmId algorithm() {
    Asn1 fields = struct("AlgorithmIdentifier");
    String oid = fields.oid();
    byte[] parameters = fields.isEmpty() ? new byte[0] : fields.any().whole();
    return new AlgorithmId(oid, parameters);
  }
}
