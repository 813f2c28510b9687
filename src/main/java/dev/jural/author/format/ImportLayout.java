package dev.jural.author.format;

import dev.jural.ast.Comment;
import dev.jural.ast.Import;
import dev.jural.ast.Ref;
import dev.jural.source.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
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

  /** A Placed import is one with the row it is taken to stand on. */
  private record Placed(Import declared, int row) {}

  /**
   * Writes the imports.
   *
   * @param packageRow row of the package
   */
  void write(List<Import> imports, ImportStyle importStyle, int packageRow) {
    boolean hasFuture = imports.stream().anyMatch(ImportLayout::isReplaceable);
    boolean hasV1 = imports.stream().anyMatch(ImportLayout::isRegoV1);
    boolean addsV1 = !importStyle.isDropped() && (importStyle.isRegoV1() || (hasFuture && hasV1));
    boolean isReplaced = addsV1 || importStyle.isDropped();
    List<Placed> kept = new ArrayList<>();
    for (Import declared : imports) {
      if (!isReplaced || !isOfVersion(declared)) {
        kept.add(new Placed(declared, rows.of(declared.span())));
      }
    }
    int row = rowOfAdded(imports, packageRow);
    if (addsV1) {
      kept.add(new Placed(added("rego", "v1"), row++));
    }
    if (isReplaced && hasAllFuture(imports)) {
      for (String keyword : importStyle.keywords()) {
        kept.add(new Placed(added("future", "keywords", keyword), row++));
      }
    }
    kept.sort(Comparator.comparingInt(Placed::row));
    for (List<Placed> group : groups(kept)) {
      page.blankLine();
      group(group);
    }
  }

  private static boolean isOfVersion(Import declared) {
    return isRegoV1(declared) || isReplaceable(declared);
  }

  /**
   * Where what is added is taken to stand: below what it replaces, or on the row of the package.
   */
  private int rowOfAdded(List<Import> imports, int packageRow) {
    int row = packageRow;
    for (Import declared : imports) {
      if (isRegoV1(declared)) {
        return rows.of(declared.span());
      } else if (isReplaceable(declared)) {
        row = rows.of(declared.span()) + 1;
      }
    }
    return row;
  }

  private static Import added(String head, String... names) {
    return new Import(Ref.ofNames(head, List.of(names), Span.NONE), Optional.empty(), Span.NONE);
  }

  private static boolean hasAllFuture(List<Import> imports) {
    return imports.stream().anyMatch(i -> i.path().dotted().equals("future.keywords"));
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

  /** Imports on rows that follow one another. */
  private static List<List<Placed>> groups(List<Placed> imports) {
    List<List<Placed>> groups = new ArrayList<>();
    int last = -1;
    for (Placed placed : imports) {
      if (groups.isEmpty() || placed.row() - last > 1) {
        groups.add(new ArrayList<>());
      }
      groups.get(groups.size() - 1).add(placed);
      last = placed.row();
    }
    return groups;
  }

  private void group(List<Placed> group) {
    page.before(group.get(0).row());
    List<Placed> sorted = new ArrayList<>(group);
    sorted.sort(
        Comparator.comparing((Placed placed) -> names(placed.declared()), Arrays::compare)
            .thenComparing(placed -> placed.declared().alias().orElse("")));
    IdentityHashMap<Placed, List<Comment>> comments = new IdentityHashMap<>();
    for (Placed placed : group) {
      comments.put(placed, page.take(placed.row()));
    }
    for (Placed placed : sorted) {
      page.put(comments.getOrDefault(placed, List.of()), placed.row());
      page.startLine();
      page.write("import ");
      paths.write(placed.declared().path(), 0);
      placed.declared().alias().ifPresent(alias -> page.write(" as " + alias));
      page.endLine();
    }
  }
}
