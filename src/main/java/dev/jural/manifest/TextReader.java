package dev.jural.manifest;

import dev.jural.source.Diagnostic;
import dev.jural.source.ErrorCode;
import dev.jural.source.Location;
import dev.jural.source.RegoException;
import dev.jural.source.SourceText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;

/**
 * A TextReader reads the bytes of a file, bounded, and decodes them: UTF-8, or UTF-16 with or
 * without a byte order mark. It never guesses beyond that and never replaces what it cannot decode.
 */
final class TextReader {
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private TextReader() {}

  /**
   * The bytes of a file.
   *
   * @throws RegoException with {@link ErrorCode#MANIFEST_READ}, {@link ErrorCode#MANIFEST_LIMIT} or
   *     {@link ErrorCode#MANIFEST_SYNTAX} for bytes that are no text
   */
  static byte[] bytes(ManifestFile file, InputStream standardInput) {
    byte[] bytes =
        file.entry().isPresent() ? file.entry().get().bytes() : stored(file, standardInput);
    return Archives.isGzip(bytes) ? unpacked(file.name(), bytes) : bytes;
  }

  private static byte[] unpacked(String name, byte[] bytes) {
    try {
      return Archives.gunzip(bytes, ManifestLimits.MAX_FILE_BYTES);
    } catch (TarReader.TarException e) {
      throw error(ErrorCode.MANIFEST_LIMIT, e.problem(), Location.ofFile(name));
    } catch (IOException e) {
      throw error(ErrorCode.MANIFEST_READ, "packed with gzip, and damaged", Location.ofFile(name));
    }
  }

  private static byte[] stored(ManifestFile file, InputStream standardInput) {
    String name = file.name();
    try {
      if (file.isStandardInput()) {
        return bounded(name, standardInput);
      }
      BasicFileAttributes before = attributes(file.path());
      if (!before.isRegularFile()) {
        // A pipe of the shell; its size is not known before it is read.
        try (InputStream in = Files.newInputStream(file.path())) {
          return bounded(name, in);
        }
      }
      if (before.size() > ManifestLimits.MAX_FILE_BYTES) {
        throw tooLarge(name);
      }
      byte[] bytes;
      try (InputStream in = Files.newInputStream(file.path())) {
        bytes = bounded(name, in);
      }
      checkUnchanged(name, before, attributes(file.path()), bytes.length);
      return bytes;
    } catch (NoSuchFileException e) {
      throw error(ErrorCode.MANIFEST_READ, "no such file", Location.ofFile(name));
    } catch (AccessDeniedException e) {
      throw error(ErrorCode.MANIFEST_READ, "permission denied", Location.ofFile(name));
    } catch (IOException e) {
      throw error(ErrorCode.MANIFEST_READ, "cannot be read", Location.ofFile(name));
    }
  }

  private static BasicFileAttributes attributes(Path path) throws IOException {
    return Files.readAttributes(path, BasicFileAttributes.class);
  }

  /** Half of an old file and half of a new one must not pass for a file. */
  static void checkUnchanged(
      String name, BasicFileAttributes before, BasicFileAttributes after, long read) {
    boolean isSame =
        read == before.size()
            && before.size() == after.size()
            && before.lastModifiedTime().equals(after.lastModifiedTime())
            && Objects.equals(before.fileKey(), after.fileKey());
    if (!isSame) {
      throw error(ErrorCode.MANIFEST_READ, "changed while it was read", Location.ofFile(name));
    }
  }

  private static byte[] bounded(String name, InputStream in) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream(Math.max(8192, in.available()));
    byte[] buffer = new byte[1 << 16];
    for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
      if (out.size() + n > ManifestLimits.MAX_FILE_BYTES) {
        throw tooLarge(name);
      }
      out.write(buffer, 0, n);
    }
    return out.toByteArray();
  }

  private static RegoException tooLarge(String name) {
    return error(
        ErrorCode.MANIFEST_LIMIT,
        "larger than the limit of " + (ManifestLimits.MAX_FILE_BYTES >> 20) + " MiB",
        Location.ofFile(name));
  }

  /** The text of {@code bytes}. */
  static SourceText decode(String name, byte[] bytes) {
    Charset charset = charset(bytes);
    String text;
    if (charset.equals(StandardCharsets.UTF_8)) {
      text = new String(bytes, StandardCharsets.UTF_8);
      if (text.indexOf('\uFFFD') >= 0) {
        text = strict(name, bytes, charset);
      }
    } else {
      text = strict(name, bytes, charset);
    }
    boolean hasMark = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK;
    return SourceText.of(name, hasMark ? text.substring(1) : text);
  }

  /** By its byte order mark, or by where the zeros of its first ASCII character stand. */
  private static Charset charset(byte[] bytes) {
    if (bytes.length < 2) {
      return StandardCharsets.UTF_8;
    }
    int first = bytes[0] & 0xff;
    int second = bytes[1] & 0xff;
    if (first == 0xfe && second == 0xff || first == 0 && second != 0) {
      return StandardCharsets.UTF_16BE;
    }
    if (first == 0xff && second == 0xfe || first != 0 && second == 0) {
      return StandardCharsets.UTF_16LE;
    }
    return StandardCharsets.UTF_8;
  }

  private static String strict(String name, byte[] bytes, Charset charset) {
    CharsetDecoder decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length + 1);
    CoderResult result = decoder.decode(in, out, true);
    if (result.isError()) {
      out.flip();
      SourceText before = SourceText.of(name, out.toString());
      throw error(
          ErrorCode.MANIFEST_SYNTAX,
          "invalid " + charset.name() + " at byte " + in.position(),
          before.locate(out.length()));
    }
    decoder.flush(out);
    out.flip();
    return out.toString();
  }

  private static RegoException error(ErrorCode code, String message, Location at) {
    return new RegoException(Diagnostic.error(code, message, at));
  }
}
