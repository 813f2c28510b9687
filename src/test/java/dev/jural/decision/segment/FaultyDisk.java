package dev.jural.decision.segment;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/** A disk that is full or fails on demand, over the real one. */
final class FaultyDisk implements Disk {
  private final Disk real = Disk.real();

  /** Bytes that can still be written; a write that does not fit is done in part, as disks do. */
  volatile long room = Long.MAX_VALUE;

  /** How many of the next forces fail. */
  volatile int failingForces;

  /** Whether cutting fails too. */
  volatile boolean isDead;

  int created;

  @Override
  public SegmentFile create(Path file) throws IOException {
    created++;
    return new Faulty(real.create(file));
  }

  @Override
  public SegmentFile open(Path file, long size) throws IOException {
    return new Faulty(real.open(file, size));
  }

  @Override
  public void syncFolder(Path folder) throws IOException {
    real.syncFolder(folder);
  }

  private final class Faulty implements SegmentFile {
    private final SegmentFile file;

    Faulty(SegmentFile file) {
      this.file = file;
    }

    @Override
    public void write(ByteBuffer bytes) throws IOException {
      if (bytes.remaining() > room) {
        ByteBuffer part = bytes.duplicate();
        part.limit(part.position() + (int) Math.max(0, room));
        room = 0;
        file.write(part);
        throw new IOException("No space left on device");
      }
      room -= bytes.remaining();
      file.write(bytes);
    }

    @Override
    public void force() throws IOException {
      if (failingForces > 0) {
        failingForces--;
        throw new IOException("Input/output error");
      }
      file.force();
    }

    @Override
    public void truncate(long size) throws IOException {
      if (isDead) {
        throw new IOException("Input/output error");
      }
      file.truncate(size);
    }

    @Override
    public boolean isThere() {
      return file.isThere();
    }

    @Override
    public void close() throws IOException {
      file.close();
    }
  }
}
