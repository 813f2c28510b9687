package dev.jural.manifest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.jural.manifest.catalogue.Catalogue;
import dev.jural.manifest.reader.EvidenceReaders;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Grades the readers by real files and what a careful reader finds in them. The folder is not part
 * of the project: {@code -Djural.truth=DIR} names it.
 */
final class TruthTest {
  private static final Path FOLDER =
      Path.of(
          System.getProperty(
              "jural.truth", TestCatalogue.BASE.resolve("../shared/manifests/visible").toString()));

  private record Row(
      String file,
      String component,
      String raw,
      String normalised,
      List<Integer> lines,
      String status,
      String grade) {
    static Row parse(String line) {
      String[] cells = line.split("\t", -1);
      List<Integer> lines =
          cells[4].isEmpty()
              ? List.of()
              : Arrays.stream(cells[4].split(",")).map(Integer::parseInt).toList();
      return new Row(cells[0], cells[1], cells[2], cells[3], lines, cells[6], cells[7]);
    }

    boolean isFound(List<Evidence> evidence) {
      return evidence.stream().anyMatch(e -> isSame(e) && lines.contains(e.location().line()));
    }

    private boolean isSame(Evidence e) {
      return (component.equals("*") || e.component().equals(component))
          && e.normalised().equals(normalised);
    }

    /** Whether the decoy was taken for a version. */
    boolean isTaken(List<Evidence> evidence) {
      return evidence.stream()
          .anyMatch(
              e ->
                  (component.equals("*") || e.component().equals(component))
                      && lines.contains(e.location().line())
                      && (normalised.isEmpty()
                          ? e.raw().equals(raw)
                          : e.normalised().equals(normalised)));
    }
  }

  @Test
  void findsWhatACarefulReaderFinds() throws IOException {
    assumeTrue(Files.isRegularFile(FOLDER.resolve("truth.tsv")), "no truth.tsv in " + FOLDER);
    Map<String, List<Evidence>> found = new TreeMap<>();
    Map<String, int[]> figures = new TreeMap<>();
    List<String> faults = new ArrayList<>();
    Catalogue catalogue = TestCatalogue.read();
    for (String line : Files.readAllLines(FOLDER.resolve("truth.tsv")).subList(1, lineCount())) {
      Row row = Row.parse(line);
      List<Evidence> evidence =
          found.computeIfAbsent(row.file, file -> read(FOLDER.resolve(file), catalogue));
      boolean isHit = row.grade.equals("must_not") ? row.isTaken(evidence) : row.isFound(evidence);
      int[] figure = figures.computeIfAbsent(row.grade, g -> new int[2]);
      figure[0] += isHit ? 1 : 0;
      figure[1]++;
      boolean isFault = isHit == row.grade.equals("must_not");
      if (isFault && !row.grade.equals("may")) {
        faults.add(
            row
                + " "
                + evidence.stream()
                    .filter(e -> e.component().equals(row.component))
                    .map(e -> e.location().line() + "=" + e.raw() + "/" + e.normalised())
                    .limit(6)
                    .toList());
      }
    }
    figures.forEach((grade, n) -> System.out.println(grade + ": " + n[0] + " of " + n[1]));
    faults.forEach(System.out::println);
    assertEquals(figures.get("must")[1], figures.get("must")[0], "must rows found");
    assertEquals(0, figures.get("must_not")[0], "decoys taken for versions");
    assertTrue(figures.get("should")[0] * 100 >= figures.get("should")[1] * 75, "should rows");
  }

  private static int lineCount() throws IOException {
    return Files.readAllLines(FOLDER.resolve("truth.tsv")).size();
  }

  private static List<Evidence> read(Path file, Catalogue catalogue) {
    LoadResult loaded =
        ManifestLoader.of(InputStream.nullInputStream())
            .load(new ManifestFile(String.valueOf(file.getFileName()), file, true));
    return EvidenceReaders.read(loaded, catalogue);
  }
}
