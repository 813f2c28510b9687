package dev.jural.builtin.lib.crypto;

import dev.jural.builtin.BuiltinException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A Der reads the elements of one piece of DER (ITU-T X.690), front to back. Every length is
 * checked against the bytes that are there, so a wrong one costs nothing; only the shortest form of
 * lengths and integers is taken, and no indefinite length. Each method takes the message of the
 * failure that it throws as a {@link BuiltinException} when the bytes are not as asked.
 */
final class Der {
  static final int BOOLEAN = 0x01;
  static final int INTEGER = 0x02;
  static final int BIT_STRING = 0x03;
  static final int OCTET_STRING = 0x04;
  static final int NULL = 0x05;
  static final int OID = 0x06;
  static final int SEQUENCE = 0x30;
  static final int SET = 0x31;

  /** The most bytes of one number of an object identifier. */
  private static final int LONGEST_NUMBER = 256;

  private final byte[] bytes;
  private final int end;
  private int at;

  private Der(byte[] bytes, int from, int end) {
    this.bytes = bytes;
    this.at = from;
    this.end = end;
  }

  /** A reader of all of {@code bytes}, which must not be changed afterwards. */
  static Der of(byte[] bytes) {
    return new Der(bytes, 0, bytes.length);
  }

  /** The tag {@code [number]} of a primitive element. */
  static int primitive(int number) {
    return 0x80 | number;
  }

  /** The tag {@code [number]} of a constructed element. */
  static int constructed(int number) {
    return 0xa0 | number;
  }

  /**
   * An element.
   *
   * @param tag its first byte
   * @param content a reader of what is in it
   * @param whole a reader of all of it, with tag and length
   */
  record Element(int tag, Der content, Der whole) {}

  /** A string of bits. */
  record Bits(byte[] bytes, int unused) {
    /** The bit at {@code index}, from the first one on; zero beyond the end. */
    int at(int index) {
      int octet = index / 8;
      return octet < bytes.length && index < bytes.length * 8 - unused
          ? bytes[octet] >> (7 - index % 8) & 1
          : 0;
    }

    /** The bits as a number of whole bytes: filled from the left when some are unused. */
    byte[] rightAligned() {
      return unused == 0
          ? bytes
          : leftPadded(new BigInteger(1, bytes).shiftRight(unused), bytes.length);
    }
  }

  boolean isEmpty() {
    return at >= end;
  }

  /** Whether the next element has {@code tag}. */
  boolean isNext(int tag) {
    return at < end && (bytes[at] & 0xff) == tag;
  }

  /** The bytes that are left. */
  byte[] rest() {
    return Arrays.copyOfRange(bytes, at, end);
  }

  /** The number of bytes that are left. */
  int length() {
    return end - at;
  }

  /** The next element, whatever it is. */
  Element any(String problem) {
    int start = at;
    if (end - at < 2) {
      throw BuiltinException.failure(problem);
    }
    int tag = bytes[at] & 0xff;
    int length = bytes[at + 1] & 0xff;
    int head = 2;
    if ((tag & 0x1f) == 0x1f || length == 0x80) {
      throw BuiltinException.failure(problem);
    }
    if (length > 0x80) {
      int count = length & 0x7f;
      if (count > 4 || end - at < 2 + count) {
        throw BuiltinException.failure(problem);
      }
      long value = 0;
      for (int i = 0; i < count; i++) {
        value = value << 8 | (bytes[at + 2 + i] & 0xff);
      }
      if (value < 0x80 || value >> (count - 1) * 8 == 0 || value > end - at - 2 - count) {
        throw BuiltinException.failure(problem);
      }
      length = (int) value;
      head += count;
    }
    if (length > end - at - head) {
      throw BuiltinException.failure(problem);
    }
    at += head + length;
    return new Element(tag, new Der(bytes, start + head, at), new Der(bytes, start, at));
  }

  /** The next element, which must have {@code tag}. */
  Element element(int tag, String problem) {
    if (!isNext(tag)) {
      throw BuiltinException.failure(problem);
    }
    return any(problem);
  }

  /** What is in the next element, which must have {@code tag}. */
  Der read(int tag, String problem) {
    return element(tag, problem).content();
  }

  /** What is in the next element, if it has {@code tag}. */
  Optional<Der> optional(int tag, String problem) {
    return isNext(tag) ? Optional.of(any(problem).content()) : Optional.empty();
  }

  /** An integer. */
  BigInteger integer(String problem) {
    byte[] value = read(INTEGER, problem).rest();
    if (!isShortest(value)) {
      throw BuiltinException.failure(problem);
    }
    return new BigInteger(value);
  }

  /** An integer that fits an {@code int}. */
  int smallInteger(String problem) {
    BigInteger value = integer(problem);
    if (value.bitLength() > 31) {
      throw BuiltinException.failure(problem);
    }
    return value.intValue();
  }

  static boolean isShortest(byte[] value) {
    return value.length == 1
        || (value.length > 1
            && !(value[0] == 0 && value[1] >= 0)
            && !(value[0] == -1 && value[1] < 0));
  }

  /** A boolean. */
  boolean bool(String problem) {
    byte[] value = read(BOOLEAN, problem).rest();
    if (value.length != 1 || (value[0] != 0 && value[0] != -1)) {
      throw BuiltinException.failure(problem);
    }
    return value[0] != 0;
  }

  /** A string of bits. */
  Bits bits(String problem) {
    return read(BIT_STRING, problem).asBits(problem);
  }

  /** What is left, as the content of a string of bits. */
  Bits asBits(String problem) {
    byte[] value = rest();
    int unused = value.length == 0 ? 8 : value[0] & 0xff;
    boolean isGood =
        unused < 8
            && (value.length > 1 || unused == 0)
            && (value[value.length - 1] & (1 << unused) - 1) == 0;
    if (!isGood && !(value.length == 1 && unused == 0)) {
      throw BuiltinException.failure(problem);
    }
    return new Bits(Arrays.copyOfRange(value, 1, value.length), unused);
  }

  /** An object identifier, with dots. */
  String oid(String problem) {
    return read(OID, problem).asOid(problem);
  }

  /** An object identifier, with dots, of numbers of any size. */
  String wideOid(String problem) {
    return read(OID, problem).asOid(problem, Integer.MAX_VALUE);
  }

  /** What is left, as the content of an object identifier of numbers of 31 bits. */
  String asOid(String problem) {
    return asOid(problem, Integer.SIZE - 1);
  }

  private String asOid(String problem, int mostBits) {
    List<BigInteger> numbers = base128(problem);
    if (numbers.stream().anyMatch(n -> n.bitLength() > mostBits)) {
      throw BuiltinException.failure(problem);
    }
    int first = numbers.get(0).min(BigInteger.valueOf(80)).intValue() / 40;
    StringBuilder text = new StringBuilder().append(first).append('.');
    text.append(numbers.get(0).subtract(BigInteger.valueOf(first * 40L)));
    for (int i = 1; i < numbers.size(); i++) {
      text.append('.').append(numbers.get(i));
    }
    return text.toString();
  }

  private List<BigInteger> base128(String problem) {
    List<BigInteger> numbers = new ArrayList<>();
    int from = at;
    for (int i = at; i < end; i++) {
      if (bytes[i] >= 0) {
        if (bytes[from] == (byte) 0x80) {
          throw BuiltinException.failure(problem);
        }
        numbers.add(number(from, i + 1));
        from = i + 1;
      }
    }
    if (from < end || numbers.isEmpty()) {
      throw BuiltinException.failure(problem);
    }
    at = end;
    return numbers;
  }

  /** The number whose digits of seven bits are the bytes from one place to another. */
  private BigInteger number(int from, int to) {
    if (to - from > LONGEST_NUMBER) {
      // Quadratic to write out, and of no use to anyone.
      throw BuiltinException.failure("x509: malformed OID");
    }
    BigInteger number = BigInteger.ZERO;
    for (int i = from; i < to; i++) {
      number = number.shiftLeft(7).or(BigInteger.valueOf(bytes[i] & 0x7f));
    }
    return number;
  }

  /** {@code value}, which is not negative, in {@code length} bytes. */
  static byte[] leftPadded(BigInteger value, int length) {
    byte[] from = value.toByteArray();
    byte[] padded = new byte[length];
    int count = Math.min(from.length, length);
    System.arraycopy(from, from.length - count, padded, length - count, count);
    return padded;
  }

  /** {@code value}, which is not negative, in as few bytes as can be; none for zero. */
  static byte[] unsigned(BigInteger value) {
    return leftPadded(value, (value.bitLength() + 7) / 8);
  }
}
