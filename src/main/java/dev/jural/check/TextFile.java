package dev.jural.check;

import dev.jural.source.Diagnostic;
import dev.jural.source.ErrorCode;
import dev.jural.source.Location;
import dev.jural.source.RegoException;
import dev.jural.source.SourceText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A TextFile is a file of ours: policies, data, waivers, catalogues: regular files of UTF-8, of at
 * most 10 MiB.
 */
public final class TextFile {
  private static final int MAX_BYTES = 10 << 20;

  private TextFile() {}

  /**
   * The text of {@code file}.
   *
   * @param name how messages name it
   * @throws RegoException with {@code code} when it cannot be read
   */
  public static SourceText read(Path file, String name, ErrorCode code) {
    if (!Files.exists(file)) {
      throw error(code, "no such file", name);
    } else if (!Files.isRegularFile(file)) {
      throw error(code, "not a regular file", name);
    }
    try (InputStream in = Files.newInputStream(file)) {
      // One byte more than may be there: the file can grow while it is read.
      byte[] bytes = in.readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        throw error(code, "larger than the limit of " + (MAX_BYTES >> 20) + " MiB", name);
      }
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      return SourceText.of(name, StandardCharsets.UTF_8.newDecoder().decode(buffer).toString());
    } catch (CharacterCodingException e) {
      throw error(code, "not valid UTF-8", name);
    } catch (IOException e) {
      throw error(code, "cannot be read", name);
    }
  }

  private static RegoException error(ErrorCode code, String message, String name) {
    return new RegoException(Diagnostic.error(code, message, Location.ofFile(name)));
  }
}
