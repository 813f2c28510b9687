package dev.jural.decision.segment;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/**
 * A LineReader reads the lines of a segment, plain or gzip, as bytes. Lines longer than {@link
 * #MOST_BYTES} come in parts, none of which is a record.
 */
public final class LineReader implements Closeable {
  /** The longest line. */
  public static final int MOST_BYTES = 64 << 20;

  private static final int BLOCK = 1 << 16;

  private final InputStream in;
  private final byte[] block = new byte[BLOCK];
  private int from;
  private int to;
  private long offset;
  private long number;

  private LineReader(InputStream in, long offset) {
    this.in = in;
    this.offset = offset;
  }

  /**
   * A Line is one line.
   *
   * @param bytes without the line end
   * @param offset of its first byte in the file, unpacked
   * @param number of the line, from 1, counted from where reading began
   * @param isEnded whether a line end follows
   */
  public record Line(byte[] bytes, long offset, long number, boolean isEnded) {
    /** Where the next line begins. */
    public long end() {
      return offset + bytes.length + (isEnded ? 1 : 0);
    }
  }

  /** Reads a segment from its start; one whose name ends in {@code .gz} is unpacked. */
  public static LineReader open(Path file) throws IOException {
    InputStream raw = Files.newInputStream(file);
    boolean isPacked = file.getFileName().toString().endsWith(".gz");
    return new LineReader(
        isPacked ? new GZIPInputStream(new BufferedInputStream(raw, BLOCK), BLOCK) : raw, 0);
  }

  /** Reads a plain segment from a byte on, where a line begins. */
  static LineReader open(Path file, long offset) throws IOException {
    SeekableByteChannel channel = Files.newByteChannel(file);
    channel.position(offset);
    return new LineReader(Channels.newInputStream(channel), offset);
  }

  /** Reads any stream. */
  public static LineReader of(InputStream in) {
    return new LineReader(in, 0);
  }

  /** The next line; none at the end. */
  public Optional<Line> next() throws IOException {
    ByteArrayOutputStream line = null;
    while (true) {
      if (from == to && !fill()) {
        return line == null ? Optional.empty() : Optional.of(line(line.toByteArray(), false));
      }
      int end = from;
      while (end < to && block[end] != '\n') {
        end++;
      }
      boolean isEnded = end < to;
      if (line == null && isEnded) {
        byte[] bytes = java.util.Arrays.copyOfRange(block, from, end);
        from = end + 1;
        return Optional.of(line(bytes, true));
      }
      line = line == null ? new ByteArrayOutputStream(2 * BLOCK) : line;
      line.write(block, from, end - from);
      from = isEnded ? end + 1 : end;
      if (isEnded || line.size() >= MOST_BYTES) {
        return Optional.of(line(line.toByteArray(), isEnded));
      }
    }
  }

  private boolean fill() throws IOException {
    from = 0;
    to = Math.max(0, in.read(block));
    return to > 0;
  }

  private Line line(byte[] bytes, boolean isEnded) {
    number++;
    Line line = new Line(bytes, offset, number, isEnded);
    offset = line.end();
    return line;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
