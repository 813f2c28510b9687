package dev.jural.builtin.lib.crypto;

import dev.jural.builtin.BuiltinException;
import java.util.Optional;

/**
 * PEM (RFC 7468) as Go reads it: text before a block is passed over, and a block that is broken
 * too.
 */
final class Pem {
  private static final String BEGIN = "-----BEGIN ";
  private static final String END = "-----END ";
  private static final String DASHES = "-----";

  private Pem() {}

  /**
   * A block.
   *
   * @param type such as {@code CERTIFICATE}
   * @param hasHeaders whether it has headers, as an encrypted key has
   * @param bytes what it holds
   * @param rest the text after it
   */
  record Block(String type, boolean hasHeaders, byte[] bytes, String rest) {}

  /** The first whole block of {@code text}. Takes time linear in its length. */
  static Optional<Block> first(String text) {
    int begin = lineStart(text, BEGIN, 0);
    int end = -1;
    while (begin >= 0) {
      if (end < begin) {
        end = lineStart(text, END, begin);
        if (end < 0) {
          return Optional.empty();
        }
      }
      int next = lineStart(text, BEGIN, begin + 1);
      // A second BEGIN before the END is no Base64, so the first one begins nothing.
      if (next < 0 || next > end) {
        Optional<Block> block = blockAt(text, begin + BEGIN.length(), end);
        if (block.isPresent()) {
          return block;
        }
      }
      begin = next;
    }
    return Optional.empty();
  }

  private static int lineStart(String text, String wanted, int from) {
    if (from == 0 && text.startsWith(wanted)) {
      return 0;
    }
    int at = text.indexOf("\n" + wanted, Math.max(0, from - 1));
    return at < 0 ? -1 : at + 1;
  }

  private static Optional<Block> blockAt(String text, int at, int end) {
    int lineEnd = endOfLine(text, at);
    String line = text.substring(at, lineEnd).stripTrailing();
    if (!line.endsWith(DASHES)) {
      return Optional.empty();
    }
    String type = line.substring(0, line.length() - DASHES.length());
    int body = afterLine(text, lineEnd);
    boolean hasHeaders = false;
    while (body < end && text.substring(body, endOfLine(text, body)).indexOf(':') >= 0) {
      hasHeaders = true;
      body = afterLine(text, endOfLine(text, body));
    }
    if (body > end) {
      return Optional.empty();
    }
    int tail = end + END.length();
    if (!text.startsWith(type + DASHES, tail)) {
      return Optional.empty();
    }
    int restFrom = tail + type.length() + DASHES.length();
    int restLine = endOfLine(text, restFrom);
    if (!text.substring(restFrom, restLine).isBlank()) {
      return Optional.empty();
    }
    Optional<byte[]> bytes = decoded(text.substring(body, end));
    return bytes.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Block(type, hasHeaders, bytes.get(), text.substring(afterLine(text, restLine))));
  }

  private static Optional<byte[]> decoded(String body) {
    StringBuilder letters = new StringBuilder(body.length());
    for (int i = 0; i < body.length(); i++) {
      if (" \t\r\n".indexOf(body.charAt(i)) < 0) {
        letters.append(body.charAt(i));
      }
    }
    try {
      return Optional.of(GoBase64.standard(letters.toString()));
    } catch (BuiltinException e) {
      return Optional.empty();
    }
  }

  private static int endOfLine(String text, int from) {
    int end = text.indexOf('\n', from);
    return end < 0 ? text.length() : end;
  }

  private static int afterLine(String text, int lineEnd) {
    return Math.min(lineEnd + 1, text.length());
  }
}
