package dev.jural.manifest;

/**
 * An ArchiveEntry is the content of a file inside an archive, held in memory. Two entries are the
 * same only if they are one object.
 */
public final class ArchiveEntry {
  private final byte[] bytes;

  ArchiveEntry(byte[] bytes) {
    this.bytes = bytes;
  }

  /** The bytes; not to be changed. */
  byte[] bytes() {
    return bytes;
  }
}
