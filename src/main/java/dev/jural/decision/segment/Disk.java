package dev.jural.decision.segment;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** A Disk is all that the writer asks of a file system, so that tests can make it fail. */
interface Disk {
  /** A SegmentFile is a segment that is being written. */
  interface SegmentFile extends Closeable {
    void write(ByteBuffer bytes) throws IOException;

    void force() throws IOException;

    /** Cuts the file, and writes at its end from then on. */
    void truncate(long size) throws IOException;

    /** Whether it still has its name. */
    boolean isThere();
  }

  /** Makes a segment that is not there yet. */
  SegmentFile create(Path file) throws IOException;

  /** Opens a segment to go on at {@code size}. */
  SegmentFile open(Path file, long size) throws IOException;

  /** Makes the names in a folder durable. */
  void syncFolder(Path folder) throws IOException;

  /** The real one. */
  static Disk real() {
    return new RealDisk();
  }

  /** Files of the operating system, readable by their owner alone. */
  final class RealDisk implements Disk {
    @Override
    public SegmentFile create(Path file) throws IOException {
      Path folder = file.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      Set<OpenOption> options =
          Set.of(
              StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
      FileChannel channel;
      try {
        FileAttribute<?> owner =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        channel = FileChannel.open(file, options, owner);
      } catch (UnsupportedOperationException e) {
        channel = FileChannel.open(file, options);
      }
      return new RealFile(file, channel);
    }

    @Override
    public SegmentFile open(Path file, long size) throws IOException {
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
      RealFile opened = new RealFile(file, channel);
      if (channel.size() == size) {
        channel.position(size);
      } else {
        opened.truncate(size);
      }
      return opened;
    }

    @Override
    public void syncFolder(Path folder) throws IOException {
      try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      } catch (java.nio.file.AccessDeniedException e) {
        // Windows opens no folders; its names are durable without it.
        if (!System.getProperty("os.name", "").startsWith("Windows")) {
          throw e;
        }
      }
    }
  }

  /** A file of the operating system. */
  record RealFile(Path file, FileChannel channel) implements SegmentFile {
    @Override
    public void write(ByteBuffer bytes) throws IOException {
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    }

    @Override
    public void force() throws IOException {
      channel.force(false);
    }

    @Override
    public void truncate(long size) throws IOException {
      channel.truncate(size);
      channel.position(size);
    }

    @Override
    public boolean isThere() {
      return Files.exists(file, LinkOption.NOFOLLOW_LINKS);
    }

    @Override
    public void close() throws IOException {
      channel.close();
    }
  }
}
