package dev.jural.cli;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/**
 * Gives decisions their ids: random UUIDs, of the system's own source of randomness. {@link
 * UUID#randomUUID} reads the same source, but sets up the JDK's security providers first, which
 * takes as long as the rest of a short run's log. Used by one thread.
 */
final class DecisionIds implements AutoCloseable {
  private static final Path SOURCE = Path.of("/dev/urandom");

  private DataInputStream source;

  /** Ids from the system's source, or from the JDK's where there is none. */
  DecisionIds() {
    try {
      source = new DataInputStream(Files.newInputStream(SOURCE));
    } catch (IOException e) {
      source = new DataInputStream(java.io.InputStream.nullInputStream());
    }
  }

  /** The next id: a UUID of version 4. */
  String next() {
    try {
      long high = source.readLong() & 0xffff_ffff_ffff_0fffL | 0x4000L;
      long low = source.readLong() & 0x3fff_ffff_ffff_ffffL | 0x8000_0000_0000_0000L;
      return new UUID(high, low).toString();
    } catch (IOException e) {
      return UUID.randomUUID().toString();
    }
  }

  @Override
  public void close() {
    try {
      source.close();
    } catch (IOException e) {
      // Nothing was written: there is nothing to lose.
      source = new DataInputStream(java.io.InputStream.nullInputStream());
    }
  }
}
