package dev.jural.check;

import dev.jural.manifest.Manifest;
import dev.jural.manifest.ManifestFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;

/**
 * KeptParts hold what was read before it is asked for: all files, for policies that look at all
 * documents at once, or the first few, so that they are read while policies are loaded.
 */
public final class KeptParts implements PartSource {
  private final PartSource rest;
  private final CompletableFuture<Map<ManifestFile, List<FilePart>>> kept;

  private KeptParts(PartSource rest, CompletableFuture<Map<ManifestFile, List<FilePart>>> kept) {
    this.rest = rest;
    this.kept = kept;
  }

  /**
   * Reads the first of {@code files} in a thread of its own.
   *
   * @param most how many to read; of more files none is read ahead, as there is enough to do
   */
  public static PartSource ahead(List<ManifestFile> files, int most, PartSource source) {
    if (files.size() > most) {
      return source;
    }
    return new KeptParts(
        source,
        CompletableFuture.supplyAsync(
            () -> readAll(files, source), task -> new Thread(task, "jural-reader").start()));
  }

  /** Reads all of {@code files} and keeps them. */
  static KeptParts all(List<ManifestFile> files, int jobs, PartSource source) {
    Map<ManifestFile, List<FilePart>> read = new HashMap<>();
    InOrder.<ManifestFile, Map.Entry<ManifestFile, List<FilePart>>>run(
        files,
        jobs,
        (file, out) -> {
          List<FilePart> parts = new ArrayList<>();
          source.read(file, parts::add);
          out.accept(Map.entry(file, parts));
        },
        entry -> read.put(entry.getKey(), entry.getValue()));
    return new KeptParts(source, CompletableFuture.completedFuture(read));
  }

  private static Map<ManifestFile, List<FilePart>> readAll(
      List<ManifestFile> files, PartSource source) {
    Map<ManifestFile, List<FilePart>> read = new HashMap<>();
    for (ManifestFile file : files) {
      List<FilePart> parts = new ArrayList<>();
      source.read(file, parts::add);
      read.put(file, parts);
    }
    return read;
  }

  /** Every document that is kept, in the order of {@code files}. */
  List<Manifest> manifests(List<ManifestFile> files) {
    List<Manifest> all = new ArrayList<>();
    for (ManifestFile file : files) {
      kept().getOrDefault(file, List.of()).forEach(part -> all.addAll(part.manifests()));
    }
    return all;
  }

  private Map<ManifestFile, List<FilePart>> kept() {
    try {
      return kept.join();
    } catch (CompletionException e) {
      // What happened in the other thread is a bug of ours; its wrapper says nothing.
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  @Override
  public void read(ManifestFile file, Consumer<FilePart> parts) {
    List<FilePart> known = kept().get(file);
    if (known == null) {
      rest.read(file, parts);
    } else {
      known.forEach(parts);
    }
  }
}
