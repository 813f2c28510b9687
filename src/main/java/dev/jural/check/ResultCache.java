package dev.jural.check;

import dev.jural.manifest.ManifestFile;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A ResultCache holds what earlier runs found in files, so that a file that is the same is not
 * evaluated again. An entry is known by a digest of the file's name and bytes; the whole cache by a
 * digest of all else that results depend on (program, policies, data, catalogue, options, day), and
 * is thrown away when that differs. A cache that is damaged is an empty one. Safe for use by many
 * threads.
 *
 * <p>It must lie outside of what is checked: who can write to it decides what is found.
 */
public final class ResultCache {
  private static final int MAGIC = 0x6a75726c;

  /** A larger one is not worth reading. */
  private static final long MOST_BYTES = 512L << 20;

  private final Path file;
  private final String basis;
  private final Map<String, PartResult> known;

  /** What this run used or made; only that is kept, so that the cache does not grow. */
  private final Map<String, PartResult> used = new HashMap<>();

  private ResultCache(Path file, String basis, Map<String, PartResult> known) {
    this.file = file;
    this.basis = basis;
    this.known = known;
  }

  /**
   * Opens the cache.
   *
   * @param folder where caches are; need not be there yet
   * @param run tells runs over different files apart: the working directory and the arguments
   * @param basis all that results depend on beside the files
   */
  public static ResultCache open(Path folder, List<String> run, List<String> basis) {
    Path file = folder.resolve(digest(run).substring(0, 32) + ".cache");
    String whole = digest(basis);
    return new ResultCache(file, whole, read(file, whole));
  }

  private static Map<String, PartResult> read(Path file, String basis) {
    try {
      if (Files.size(file) > MOST_BYTES) {
        return Map.of();
      }
      try (DataInputStream in =
          new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16))) {
        if (in.readInt() != MAGIC || !in.readUTF().equals(basis)) {
          return Map.of();
        }
        Map<String, PartResult> entries = new HashMap<>();
        CacheReader reader = new CacheReader(in);
        for (int left = in.readInt(); left > 0; left--) {
          entries.put(in.readUTF(), reader.part());
        }
        return in.readInt() == MAGIC ? entries : Map.of();
      }
    } catch (NoSuchFileException e) {
      return Map.of();
    } catch (IOException | RuntimeException | OutOfMemoryError e) {
      // Whatever is wrong with it, it can be made anew.
      return Map.of();
    }
  }

  /** What a file with these bytes is known by. */
  String key(ManifestFile manifest, byte[] bytes) {
    MessageDigest digest = sha256();
    digest.update(manifest.name().getBytes(StandardCharsets.UTF_8));
    digest.update((byte) 0);
    return HexFormat.of().formatHex(digest.digest(bytes));
  }

  /** What was found in the file known by {@code key}. */
  Optional<PartResult> find(String key) {
    PartResult result = known.get(key);
    if (result != null) {
      put(key, result);
    }
    return Optional.ofNullable(result);
  }

  synchronized void put(String key, PartResult result) {
    used.put(key, result.withoutDecisions());
  }

  /** Writes what this run used; that it cannot be written only costs the next run time. */
  synchronized void save() {
    if (used.size() == known.size() && known.keySet().containsAll(used.keySet())) {
      return;
    }
    Path made = file.resolveSibling(file.getFileName() + "." + ProcessHandle.current().pid());
    try {
      Files.createDirectories(file.getParent() == null ? file : file.getParent());
      try (DataOutputStream out =
          new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(made), 1 << 16))) {
        out.writeInt(MAGIC);
        out.writeUTF(basis);
        out.writeInt(used.size());
        CacheWriter writer = new CacheWriter(out);
        for (Map.Entry<String, PartResult> entry : used.entrySet()) {
          out.writeUTF(entry.getKey());
          writer.part(entry.getValue());
        }
        out.writeInt(MAGIC);
      }
      Files.move(made, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      try {
        Files.deleteIfExists(made);
      } catch (IOException ignored) {
        // A file of ours that nobody will read stays behind.
      }
    }
  }

  private static String digest(List<String> parts) {
    MessageDigest digest = sha256();
    for (String part : new ArrayList<>(parts)) {
      byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
      // With its length, so that no two lists look the same.
      digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
      digest.update(bytes);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
