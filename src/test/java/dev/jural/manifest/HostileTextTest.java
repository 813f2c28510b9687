package dev.jural.manifest;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jural.manifest.catalogue.Catalogue;
import dev.jural.manifest.reader.EvidenceReaders;
import dev.jural.manifest.reader.Inventory;
import dev.jural.manifest.stack.StackReader;
import dev.jural.source.SourceText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Damaged manifests give documents or diagnostics, and never an exception. */
final class HostileTextTest {
  private static final int ROUNDS = 6_000;
  private static final String[] PIECES = {
    "---\n",
    "\n",
    "  ",
    "\t",
    "{",
    "}",
    "[",
    "]",
    ": ",
    "- ",
    "&a ",
    "*a",
    "<<: ",
    "!!str ",
    "!x ",
    "|\n",
    ">-\n",
    "\"",
    "'",
    "#",
    "{{ x }}",
    "{{- end }}",
    "%{X}%",
    "null",
    "1.20",
    ".inf",
    "1e9999",
    "\u0000",
    "\ud83d\ude00",
    "\u2028",
    "\u0085",
    "${A:-b}",
    "@sha256:0",
    "? ",
    ",",
    "%YAML 1.2\n"
  };

  private final Catalogue catalogue = TestCatalogue.read();

  @Test
  void damagedManifestsNeverEndInAnException() throws IOException {
    List<Path> seeds = new ArrayList<>();
    for (String folder : List.of("load", "stack", "inventory")) {
      seeds.addAll(Golden.inputs(folder));
    }
    Random random = new Random(20251104);
    int documents = 0;
    for (int round = 0; round < ROUNDS; round++) {
      Path seed = seeds.get(random.nextInt(seeds.size()));
      String text = Files.readString(seed, StandardCharsets.ISO_8859_1);
      if (text.length() > 20_000) {
        continue;
      }
      StringBuilder damaged = new StringBuilder(text);
      for (int i = random.nextInt(4); i >= 0; i--) {
        damage(damaged, random);
      }
      documents += read(Golden.name(seed), damaged.toString());
    }
    assertTrue(documents > ROUNDS / 2, "too few documents were read to mean anything");
  }

  private static void damage(StringBuilder text, Random random) {
    int at = random.nextInt(text.length() + 1);
    switch (random.nextInt(3)) {
      case 0 -> text.insert(at, PIECES[random.nextInt(PIECES.length)]);
      case 1 -> text.delete(at, Math.min(text.length(), at + 1 + random.nextInt(8)));
      default -> {
        int end = Math.min(text.length(), at + random.nextInt(200));
        text.insert(random.nextInt(text.length() + 1), text.substring(at, end));
      }
    }
  }

  private int read(String name, String text) {
    LoadResult loaded;
    try {
      loaded = ManifestLoader.load(SourceText.of(name, text));
      for (Manifest document : loaded.documents()) {
        if (StackReader.isStack(document)) {
          StackReader.Result result = StackReader.read(document, catalogue);
          Inventory.ofStack(result.stack(), List.of()).toValue();
        }
      }
      Inventory.ofFile(name, EvidenceReaders.read(loaded, catalogue)).toValue();
    } catch (RuntimeException | StackOverflowError e) {
      throw new AssertionError(name + ":\n" + text, e);
    }
    return loaded.documents().size();
  }
}
