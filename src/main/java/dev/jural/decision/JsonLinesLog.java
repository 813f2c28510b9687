package dev.jural.decision;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * A JsonLinesLog is a decision log in one file, one JSON object a line.
 *
 * <p>Lines are only ever added. One writer at a time: the file is locked while it is open, and a
 * second writer is refused. A line that a crash left unfinished is moved to a file beside the log
 * when the log is next opened, so that no event is ever glued onto it and nothing that was written
 * is lost. Appending is safe for use by many threads; close makes the lines durable.
 */
public final class JsonLinesLog implements DecisionLog {
  private static final int BATCH = 1 << 20;

  private final Path file;
  private final FileChannel channel;
  private final FileLock lock;
  private final EventEncoder encoder;
  private final ByteArrayOutputStream batch = new ByteArrayOutputStream();

  private JsonLinesLog(Path file, FileChannel channel, FileLock lock, EventEncoder encoder) {
    this.encoder = encoder;
    this.file = file;
    this.channel = channel;
    this.lock = lock;
  }

  /**
   * Opens the log, and makes it and its folder when they are not there.
   *
   * @param encoder masks events and makes their bytes
   * @throws LogException when it cannot be written, or another process writes it
   */
  public static JsonLinesLog open(Path file, EventEncoder encoder) {
    try {
      Path folder = file.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      FileChannel channel =
          FileChannel.open(
              file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      FileLock lock = lock(channel, file);
      recover(file, channel);
      channel.position(channel.size());
      return new JsonLinesLog(file, channel, lock, encoder);
    } catch (IOException e) {
      throw new LogException(
          "cannot open the decision log " + file + ": " + LogException.reason(e));
    }
  }

  private static FileLock lock(FileChannel channel, Path file) throws IOException {
    FileLock lock;
    try {
      lock = channel.tryLock();
    } catch (OverlappingFileLockException e) {
      lock = null;
    }
    if (lock == null) {
      channel.close();
      throw new LogException("another process writes the decision log " + file);
    }
    return lock;
  }

  /** Moves the bytes after the last line end to a file of their own. */
  private static void recover(Path file, FileChannel channel) throws IOException {
    long size = channel.size();
    long end = lastLineEnd(channel, size);
    if (end == size) {
      return;
    }
    int number = 1;
    Path torn = file.resolveSibling(file.getFileName() + ".torn-" + number);
    while (Files.exists(torn)) {
      number++;
      torn = file.resolveSibling(file.getFileName() + ".torn-" + number);
    }
    try (FileChannel rest =
        FileChannel.open(torn, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      long from = end;
      while (from < size) {
        from += channel.transferTo(from, size - from, rest);
      }
      rest.force(true);
    }
    channel.truncate(end);
    channel.force(true);
  }

  private static long lastLineEnd(FileChannel channel, long size) throws IOException {
    ByteBuffer block = ByteBuffer.allocate(8192);
    long end = size;
    while (end > 0) {
      long start = Math.max(0, end - block.capacity());
      block.clear().limit((int) (end - start));
      int count = 0;
      while (block.hasRemaining() && count >= 0) {
        count = channel.read(block, start + block.position());
      }
      for (int i = (int) (end - start) - 1; i >= 0; i--) {
        if (block.get(i) == '\n') {
          return start + i + 1;
        }
      }
      end = start;
    }
    return 0;
  }

  @Override
  public synchronized void append(DecisionEvent event) {
    Optional<byte[]> line = encoder.encode(event);
    if (line.isPresent()) {
      batch.writeBytes(line.get());
      batch.write('\n');
      if (batch.size() >= BATCH) {
        flush();
      }
    }
  }

  private void flush() {
    ByteBuffer bytes = ByteBuffer.wrap(batch.toByteArray());
    batch.reset();
    try {
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    } catch (IOException e) {
      throw new LogException(
          "cannot write the decision log " + file + ": " + LogException.reason(e));
    }
  }

  @Override
  public synchronized void close() {
    try (FileChannel closing = channel) {
      flush();
      closing.force(true);
      lock.release();
    } catch (IOException e) {
      throw new LogException(
          "cannot write the decision log " + file + ": " + LogException.reason(e));
    }
  }
}
