package dev.jural.author.coverage;

import dev.jural.ast.Module;
import dev.jural.source.SourceText;
import dev.jural.source.Span;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A Coverage is what of some modules was evaluated.
 *
 * @param files by name
 */
public record Coverage(Map<String, FileCoverage> files) {
  private static final Comparator<Span> ORDER =
      Comparator.comparingInt(Span::start).thenComparingInt(Span::end);

  /**
   * A FileCoverage is what of one module was evaluated. A line counts as covered when something on
   * it was.
   *
   * @param source the module
   * @param covered heads of rules that gave a value and expressions that were evaluated, in order
   * @param notCovered the other ones, on lines that are not covered
   * @param coveredLines the lines, from 1
   * @param notCoveredLines the lines, from 1
   * @param parts every head and expression, with whether it was covered
   */
  public record FileCoverage(
      SourceText source,
      List<Span> covered,
      List<Span> notCovered,
      BitSet coveredLines,
      BitSet notCoveredLines,
      List<Part> parts) {

    /** Percent of lines, from 0 to 100. */
    public double percent() {
      return Coverage.percent(coveredLines.cardinality(), notCoveredLines.cardinality());
    }
  }

  /** A Part is a head or an expression. */
  public record Part(Span span, boolean isCovered) {}

  /** What {@code collector} saw of {@code modules}. */
  public static Coverage of(List<Module> modules, CoverageCollector collector) {
    Map<SourceText, List<Span>> reached = new HashMap<>();
    for (Span span : collector.expressions()) {
      reached.computeIfAbsent(span.source(), key -> new ArrayList<>()).add(span);
    }
    Map<String, FileCoverage> files = new TreeMap<>();
    for (Module module : modules) {
      FileCoverage file = file(module, reached.getOrDefault(module.source(), List.of()), collector);
      if (!file.covered().isEmpty() || !file.notCovered().isEmpty()) {
        files.put(module.source().name(), file);
      }
    }
    return new Coverage(files);
  }

  private static FileCoverage file(Module module, List<Span> reached, CoverageCollector collector) {
    CoverableParts parts = CoverableParts.of(module, collector);
    List<Span> covered = new ArrayList<>(reached);
    covered.addAll(parts.coveredHeads());
    covered = covered.stream().distinct().sorted(ORDER).toList();
    BitSet lines = new BitSet();
    covered.forEach(span -> lines(span).forEach(lines::set));
    List<Span> notCovered = new ArrayList<>();
    BitSet otherLines = new BitSet();
    List<Part> all = new ArrayList<>();
    for (Span head : parts.coveredHeads()) {
      all.add(new Part(head, true));
    }
    for (Span span : parts.others().stream().distinct().sorted(ORDER).toList()) {
      boolean isReached = reached.contains(span);
      all.add(new Part(span, isReached));
      if (!isReached && !lines.get(span.location().line())) {
        notCovered.add(span);
      }
    }
    notCovered.forEach(span -> lines(span).forEach(otherLines::set));
    otherLines.andNot(lines);
    all.sort((a, b) -> ORDER.compare(a.span(), b.span()));
    return new FileCoverage(module.source(), covered, notCovered, lines, otherLines, all);
  }

  private static java.util.stream.IntStream lines(Span span) {
    return java.util.stream.IntStream.rangeClosed(
        span.location().line(), span.source().locate(span.end()).line());
  }

  static double percent(int covered, int notCovered) {
    int all = covered + notCovered;
    return all == 0 ? 0 : 100.0 * covered / all;
  }

  /** How many lines are covered. */
  public int coveredLines() {
    return files.values().stream().mapToInt(file -> file.coveredLines().cardinality()).sum();
  }

  /** How many lines are not covered. */
  public int notCoveredLines() {
    return files.values().stream().mapToInt(file -> file.notCoveredLines().cardinality()).sum();
  }

  /** Percent of lines, from 0 to 100. */
  public double percent() {
    return percent(coveredLines(), notCoveredLines());
  }
}
