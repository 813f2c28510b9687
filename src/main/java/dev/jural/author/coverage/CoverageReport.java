package dev.jural.author.coverage;

import dev.jural.author.coverage.Coverage.FileCoverage;
import dev.jural.author.text.Json;
import dev.jural.author.text.Xml;
import dev.jural.source.Location;
import dev.jural.source.Span;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reports of coverage: as OPA's JSON, as LCOV's trace files, and as Cobertura's XML. */
public final class CoverageReport {
  private CoverageReport() {}

  /** In the shape of {@code opa test --coverage}. */
  public static Json json(Coverage coverage) {
    Map<String, Json> files = new LinkedHashMap<>();
    coverage.files().forEach((name, file) -> files.put(name, file(file)));
    return new Json()
        .put("files", files)
        .put("covered_lines", coverage.coveredLines())
        .put("not_covered_lines", coverage.notCoveredLines())
        .put("coverage", number(coverage.percent()));
  }

  private static Json file(FileCoverage file) {
    int covered = file.coveredLines().cardinality();
    int not = file.notCoveredLines().cardinality();
    return new Json()
        .putIf(!file.covered().isEmpty(), "covered", ranges(file.covered()))
        .putIf(!file.notCovered().isEmpty(), "not_covered", ranges(file.notCovered()))
        .putIf(covered > 0, "covered_lines", covered)
        .putIf(not > 0, "not_covered_lines", not)
        .putIf(covered > 0, "coverage", number(file.percent()));
  }

  private static List<Json> ranges(List<Span> spans) {
    return spans.stream()
        .map(
            span ->
                new Json()
                    .put("start", place(span.location()))
                    .put("end", place(span.source().locate(span.end()))))
        .toList();
  }

  private static Json place(Location location) {
    return new Json().put("row", location.line()).put("col", location.column());
  }

  private static Object number(double percent) {
    return percent == Math.rint(percent) ? (Object) (long) percent : (Object) percent;
  }

  /**
   * LCOV's trace file: lines by {@code DA}, and each head and expression as a branch of its line by
   * {@code BRDA}.
   */
  public static String lcov(Coverage coverage) {
    StringBuilder out = new StringBuilder();
    coverage
        .files()
        .forEach(
            (name, file) -> {
              out.append("TN:\nSF:").append(name).append('\n');
              int block = 0;
              for (Coverage.Part part : file.parts()) {
                int line = part.span().location().line();
                out.append("BRDA:").append(line).append(",0,").append(block++);
                out.append(part.isCovered() ? ",1\n" : ",0\n");
              }
              long hit = file.parts().stream().filter(Coverage.Part::isCovered).count();
              out.append("BRF:").append(file.parts().size()).append('\n');
              out.append("BRH:").append(hit).append('\n');
              lines(out, file);
              out.append("end_of_record\n");
            });
    return out.toString();
  }

  private static void lines(StringBuilder out, FileCoverage file) {
    int covered = file.coveredLines().cardinality();
    int last = Math.max(file.coveredLines().length(), file.notCoveredLines().length());
    for (int line = 1; line < last; line++) {
      if (file.coveredLines().get(line) || file.notCoveredLines().get(line)) {
        out.append("DA:").append(line).append(',');
        out.append(file.coveredLines().get(line) ? 1 : 0).append('\n');
      }
    }
    out.append("LF:").append(covered + file.notCoveredLines().cardinality()).append('\n');
    out.append("LH:").append(covered).append('\n');
  }

  /** Cobertura's XML: a package, a class a file. */
  public static String cobertura(Coverage coverage) {
    Xml xml = new Xml();
    int covered = coverage.coveredLines();
    xml.open("coverage")
        .attribute("line-rate", rate(coverage.percent()))
        .attribute("branch-rate", "0")
        .attribute("lines-covered", covered)
        .attribute("lines-valid", covered + coverage.notCoveredLines())
        .attribute("branches-covered", 0)
        .attribute("branches-valid", 0)
        .attribute("complexity", 0)
        .attribute("version", "jural")
        .attribute("timestamp", 0);
    xml.open("sources").open("source").content(".").close().close();
    xml.open("packages");
    xml.open("package")
        .attribute("name", "rego")
        .attribute("line-rate", rate(coverage.percent()))
        .attribute("branch-rate", "0")
        .attribute("complexity", 0);
    xml.open("classes");
    coverage.files().forEach((name, file) -> coberturaFile(xml, name, file));
    return xml.close().close().close().close().text();
  }

  private static void coberturaFile(Xml xml, String name, FileCoverage file) {
    xml.open("class")
        .attribute("name", name.substring(name.lastIndexOf('/') + 1))
        .attribute("filename", name)
        .attribute("line-rate", rate(file.percent()))
        .attribute("branch-rate", "0")
        .attribute("complexity", 0);
    xml.open("methods").close();
    xml.open("lines");
    int last = Math.max(file.coveredLines().length(), file.notCoveredLines().length());
    for (int line = 1; line < last; line++) {
      boolean isCovered = file.coveredLines().get(line);
      if (isCovered || file.notCoveredLines().get(line)) {
        xml.open("line").attribute("number", line).attribute("hits", isCovered ? 1 : 0).close();
      }
    }
    xml.close().close();
  }

  private static String rate(double percent) {
    return String.format(Locale.ROOT, "%.4f", percent / 100);
  }
}
