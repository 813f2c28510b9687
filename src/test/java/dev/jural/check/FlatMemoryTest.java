package dev.jural.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jural.engine.Engine;
import dev.jural.manifest.LoadResult;
import dev.jural.manifest.ManifestFile;
import dev.jural.manifest.ManifestLoader;
import dev.jural.source.SourceText;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A run holds what it found, and no document that it is done with. */
class FlatMemoryTest {
  private static final Engine ENGINE =
      Engine.builder()
          .module("p.rego", "package p\n\ndeny contains \"big\" if input.spec.replicas > 100\n")
          .build();

  private static CheckOptions options(int jobs) {
    return new CheckOptions(
        "none",
        Set.of(),
        CheckOptions.FailOn.DENY,
        false,
        LocalDate.of(2025, 11, 4),
        jobs,
        false,
        false,
        false,
        false,
        true,
        Baseline.NONE);
  }

  private static CheckResults check(int jobs, List<ManifestFile> files, PartSource source) {
    return new Checker(
            ENGINE,
            options(jobs),
            List.of(),
            (decision, findings) -> {},
            Clock.systemUTC(),
            Optional.empty())
        .check(files, List.of(), source);
  }

  private static FilePart part(String file, int documents) {
    String text = "kind: Deployment\nspec: {replicas: 3}\n---\n".repeat(documents);
    LoadResult loaded = ManifestLoader.load(SourceText.of(file, text));
    List<Subject> subjects = new ArrayList<>();
    loaded.documents().forEach(manifest -> subjects.addAll(Subject.ofDocument(manifest)));
    return new FilePart(
        loaded.documents(),
        loaded.documents().size(),
        subjects,
        List.of(),
        List.of(),
        List.of(),
        false,
        List.of());
  }

  @Test
  void partsOfOneFileAreForgotten() {
    List<WeakReference<FilePart>> seen = new ArrayList<>();
    ManifestFile file = new ManifestFile("a.yaml", Path.of("a.yaml"), true);
    CheckResults results =
        check(
            1,
            List.of(file),
            (each, parts) -> {
              for (int i = 0; i < 100; i++) {
                FilePart part = part("a.yaml", 200);
                seen.add(new WeakReference<>(part));
                parts.accept(part);
                part = part("a.yaml", 1);
                if (i % 25 == 24) {
                  assertForgotten(seen);
                }
              }
            });
    assertEquals(20_000, results.documents());
  }

  @Test
  void filesAreForgottenWhateverTheThreads() {
    List<WeakReference<FilePart>> seen = new ArrayList<>();
    List<ManifestFile> files =
        IntStream.range(0, 1_000)
            .mapToObj(i -> new ManifestFile(i + ".yaml", Path.of(i + ".yaml"), false))
            .toList();
    CheckResults results =
        check(
            4,
            files,
            (file, parts) -> {
              FilePart part = part(file.name(), 20);
              synchronized (seen) {
                seen.add(new WeakReference<>(part));
              }
              parts.accept(part);
            });
    assertEquals(20_000, results.documents());
    assertForgotten(seen);
  }

  private static void assertForgotten(List<WeakReference<FilePart>> seen) {
    System.gc();
    long alive = seen.stream().filter(reference -> reference.get() != null).count();
    assertTrue(alive <= 3, alive + " of " + seen.size() + " parts are still held");
  }
}
