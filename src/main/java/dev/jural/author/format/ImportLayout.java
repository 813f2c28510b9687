package dev.jural.author.format;

import dev.jural.ast.Comment;
import dev.jural.ast.Import;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Lays out imports: in the groups they stand in, each sorted. */
final class ImportLayout {
  /** Keywords that v1 has without an import. */
  private static final Set<String> IN_V1 = Set.of("contains", "every", "if", "in");

  private final Page page;
  private final Rows rows;
  private final PathLayout paths;

  ImportLayout(Page page, Rows rows, Style style) {
    this.page = page;
    this.rows = rows;
    this.paths = new PathLayout(page, style);
  }

  void write(List<Import> imports, ImportStyle importStyle) {
    boolean hasFuture = imports.stream().anyMatch(ImportLayout::isReplaceable);
    boolean hasV1 = imports.stream().anyMatch(ImportLayout::isRegoV1);
    boolean addsV1 = !importStyle.isDropped() && (importStyle.isRegoV1() || (hasFuture && hasV1));
    List<Import> kept = new ArrayList<>();
    for (Import declared : imports) {
      boolean isOfVersion = isRegoV1(declared) || isReplaceable(declared);
      if (!(isOfVersion && (addsV1 || importStyle.isDropped()))) {
        kept.add(declared);
      }
    }
    if (addsV1) {
      page.blankLine();
      page.write("import rego.v1\n");
    }
    for (List<Import> group : groups(kept)) {
      page.blankLine();
      group(group);
    }
  }

  private static String[] names(Import declared) {
    return declared.path().terms().stream().map(PathLayout::name).toArray(String[]::new);
  }

  private static boolean isRegoV1(Import declared) {
    return declared.path().dotted().equals("rego.v1");
  }

  private static boolean isReplaceable(Import declared) {
    boolean isFuture = declared.path().startsWith("future");
    return isFuture
        && (declared.path().terms().size() == 2 || IN_V1.contains(declared.path().lastName()));
  }

  /** Imports on rows that follow one another, without a comment between. */
  private List<List<Import>> groups(List<Import> imports) {
    List<List<Import>> groups = new ArrayList<>();
    int last = -1;
    for (Import declared : imports) {
      int row = rows.of(declared.span());
      if (groups.isEmpty() || row - last > 1) {
        groups.add(new ArrayList<>());
      }
      groups.get(groups.size() - 1).add(declared);
      last = row;
    }
    return groups;
  }

  private void group(List<Import> group) {
    page.before(rows.of(group.get(0).span()));
    List<Import> sorted = new ArrayList<>(group);
    sorted.sort(
        Comparator.comparing(ImportLayout::names, Arrays::compare)
            .thenComparing(declared -> declared.alias().orElse("")));
    Map<Import, List<Comment>> comments = new IdentityHashMap<>();
    for (Import declared : group) {
      comments.put(declared, page.take(rows.of(declared.span())));
    }
    for (Import declared : sorted) {
      page.put(comments.getOrDefault(declared, List.of()), rows.of(declared.span()));
      page.startLine();
      page.write("import ");
      paths.write(declared.path(), 0);
      declared.alias().ifPresent(alias -> page.write(" as " + alias));
      page.endLine();
    }
  }
}
