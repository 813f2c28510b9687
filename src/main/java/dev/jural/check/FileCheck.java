package dev.jural.check;

import dev.jural.manifest.ManifestFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A FileCheck reads and checks one file, or remembers what it found the last time. Immutable. */
final class FileCheck {
  private final PartSource source;
  private final Evaluator evaluator;
  private final CheckOptions options;
  private final Optional<ResultCache> cache;

  FileCheck(
      PartSource source, Evaluator evaluator, CheckOptions options, Optional<ResultCache> cache) {
    this.source = source;
    this.evaluator = evaluator;
    this.options = options;
    this.cache = cache;
  }

  void run(ManifestFile file, Consumer<PartResult> out) {
    if (cache.isEmpty()) {
      source.read(file, part -> out.accept(PartResult.of(part, evaluator, options)));
    } else {
      run(file, cache.get(), out);
    }
  }

  private void run(ManifestFile file, ResultCache known, Consumer<PartResult> out) {
    List<String> key = new ArrayList<>();
    List<PartResult> steady = new ArrayList<>();
    int[] parts = {0};
    source.read(
        file,
        bytes -> {
          key.add(known.key(file, bytes));
          Optional<PartResult> found = known.find(key.get(0));
          found.ifPresent(out);
          return found.isEmpty();
        },
        part -> {
          parts[0]++;
          PartResult result = PartResult.of(part, evaluator, options);
          if (PartResult.isSteady(part, result)) {
            steady.add(result);
          }
          out.accept(result);
        });
    if (!key.isEmpty() && parts[0] == 1 && steady.size() == 1) {
      known.put(key.get(0), steady.get(0));
    }
  }
}
