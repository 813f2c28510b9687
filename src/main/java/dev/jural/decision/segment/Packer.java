package dev.jural.decision.segment;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * Packs ended segments with gzip: into a file of another name, made durable, read back, renamed,
 * and only then is the plain one deleted. A crash at any step leaves the plain one, the packed one,
 * or both whole.
 */
final class Packer {
  private static final String TEMPORARY = ".tmp";
  private static final int BLOCK = 1 << 16;

  private final Disk disk;

  Packer(Disk disk) {
    this.disk = disk;
  }

  /** Packs one segment. */
  void pack(Path file) throws IOException {
    Path packed = file.resolveSibling(file.getFileName() + ".gz");
    Path made = file.resolveSibling(packed.getFileName() + TEMPORARY);
    try (FileChannel channel =
            FileChannel.open(
                made,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE);
        OutputStream out = new GZIPOutputStream(Channels.newOutputStream(channel), BLOCK)) {
      Files.copy(file, out);
      out.flush();
      ((GZIPOutputStream) out).finish();
      channel.force(true);
    }
    if (!isCopy(made, file)) {
      throw new IOException("the packed copy of " + file.getFileName() + " cannot be read back");
    }
    Files.move(made, packed, StandardCopyOption.ATOMIC_MOVE);
    sync(file);
    Files.delete(file);
    sync(file);
  }

  private void sync(Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      disk.syncFolder(folder);
    }
  }

  private static boolean isCopy(Path packed, Path file) {
    try (InputStream left =
            new GZIPInputStream(new BufferedInputStream(Files.newInputStream(packed)), BLOCK);
        InputStream right = Files.newInputStream(file)) {
      while (true) {
        byte[] a = left.readNBytes(BLOCK);
        byte[] b = right.readNBytes(BLOCK);
        if (!java.util.Arrays.equals(a, b)) {
          return false;
        } else if (a.length == 0) {
          return true;
        }
      }
    } catch (IOException e) {
      return false;
    }
  }

  /** Clears away what a crash in the midst of packing left. */
  void clear(Path log) throws IOException {
    for (Path folder : Segments.children(log)) {
      if (!Segments.isPartition(folder)) {
        continue;
      }
      for (Path file : Segments.children(folder)) {
        String name = file.getFileName().toString();
        Path packed = file.resolveSibling(name + ".gz");
        if (name.endsWith(TEMPORARY)) {
          Files.delete(file);
        } else if (name.endsWith(".jsonl") && Files.exists(packed)) {
          Files.delete(isCopy(packed, file) ? file : packed);
        }
      }
    }
  }
}
