package dev.jural.decision.segment;

import dev.jural.decision.Digests;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * A RecordLine is one line of a segment, JSON in UTF-8:
 *
 * <pre>{"crc":"9f3a01bc","seq":1042,"prev":"<64 hex digits>","type":"decision","event":{...}}</pre>
 *
 * <p>{@code crc} is the CRC32C of all bytes of the line after {@code "crc":"........",}, {@code
 * prev} the SHA-256 of the line before, without its line end. {@code type} is {@code decision},
 * with the event; or {@code open}, {@code checkpoint}, {@code gap}, {@code recovery}, {@code
 * retire}, {@code seal}, with {@code info}.
 *
 * @param seq counts records of the log, from 1
 * @param prev SHA-256 of the line before, in hexadecimal
 * @param type what it holds
 * @param hash SHA-256 of this line, in hexadecimal
 */
public record RecordLine(long seq, String prev, String type, String hash) {
  /** What {@code prev} is in the first record of a log. */
  public static final String START = "0".repeat(Digests.LENGTH);

  /** The type of records that hold events. */
  public static final String DECISION = "decision";

  private static final byte[] BEFORE_CRC = ascii("{\"crc\":\"");
  private static final byte[] SEQ = ascii("\"seq\":");
  private static final byte[] PREV = ascii(",\"prev\":\"");
  private static final byte[] TYPE = ascii("\",\"type\":\"");
  private static final byte[] DECISION_TYPE = ascii("\",\"type\":\"decision\"");
  private static final int CRC_LENGTH = 8;
  private static final int BODY = BEFORE_CRC.length + CRC_LENGTH + 2;
  private static final int MOST_DIGITS = 18;

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** The bytes of a record, without a line end. */
  static byte[] bytes(long seq, String prev, String type, byte[] payload) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(payload.length + 160);
    String key = type.equals(DECISION) ? "\",\"event\":" : "\",\"info\":";
    out.writeBytes(BEFORE_CRC);
    out.writeBytes(ascii("........\","));
    out.writeBytes(ascii("\"seq\":" + seq + ",\"prev\":\"" + prev + "\",\"type\":\"" + type + key));
    out.writeBytes(payload);
    out.write('}');
    byte[] line = out.toByteArray();
    byte[] crc = ascii(crc(line));
    System.arraycopy(crc, 0, line, BEFORE_CRC.length, CRC_LENGTH);
    return line;
  }

  private static String crc(byte[] line) {
    CRC32C crc = new CRC32C();
    crc.update(line, BODY, line.length - BODY);
    String digits = Long.toHexString(crc.getValue());
    return "0".repeat(CRC_LENGTH - digits.length()) + digits;
  }

  /** The record that a line is; none when it is not whole. */
  public static Optional<RecordLine> parse(byte[] line, Digests digests) {
    if (!isWhole(line)) {
      return Optional.empty();
    }
    int at = BODY + SEQ.length;
    long seq = 0;
    int digits = 0;
    while (at < line.length && line[at] >= '0' && line[at] <= '9' && digits <= MOST_DIGITS) {
      seq = seq * 10 + line[at] - '0';
      at++;
      digits++;
    }
    int prevAt = at + PREV.length;
    int typeAt = prevAt + Digests.LENGTH + TYPE.length;
    if (digits == 0 || digits > MOST_DIGITS || typeAt >= line.length || !has(line, at, PREV)) {
      return Optional.empty();
    }
    int end = typeAt;
    while (end < line.length && line[end] != '"') {
      end++;
    }
    return Optional.of(
        new RecordLine(
            seq,
            new String(line, prevAt, Digests.LENGTH, StandardCharsets.US_ASCII),
            new String(line, typeAt, end - typeAt, StandardCharsets.US_ASCII),
            digests.of(line)));
  }

  /** Whether the bytes are what the line's own sum says. */
  static boolean isWhole(byte[] line) {
    return line.length > BODY + SEQ.length
        && has(line, 0, BEFORE_CRC)
        && has(line, BODY, SEQ)
        && crc(line)
            .equals(new String(line, BEFORE_CRC.length, CRC_LENGTH, StandardCharsets.US_ASCII));
  }

  /** The number of a record, its sum unchecked; 0 when the line does not look like one. */
  public static long number(byte[] line) {
    long number = 0;
    if (line.length > BODY + SEQ.length && has(line, 0, BEFORE_CRC) && has(line, BODY, SEQ)) {
      int end = Math.min(line.length, BODY + SEQ.length + MOST_DIGITS);
      for (int i = BODY + SEQ.length; i < end && line[i] >= '0' && line[i] <= '9'; i++) {
        number = number * 10 + line[i] - '0';
      }
    }
    return number;
  }

  /** Whether a record looks like one that holds an event, its sum unchecked. */
  public static boolean isDecision(byte[] line) {
    long number = number(line);
    int typeAt = BODY + SEQ.length + Long.toString(number).length() + PREV.length + Digests.LENGTH;
    return number > 0 && has(line, typeAt, DECISION_TYPE);
  }

  private static boolean has(byte[] line, int at, byte[] text) {
    return line.length >= at + text.length
        && Arrays.equals(line, at, at + text.length, text, 0, text.length);
  }
}
