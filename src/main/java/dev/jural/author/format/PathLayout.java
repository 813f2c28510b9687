package dev.jural.author.format;

import dev.jural.ast.Ref;
import dev.jural.ast.Term;
import dev.jural.value.RegoString;
import java.util.List;

/** Lays out the paths of packages and imports. */
final class PathLayout {
  private final Page page;
  private final Style style;

  PathLayout(Page page, Style style) {
    this.page = page;
    this.style = style;
  }

  /** Writes the path from its term {@code first} on. */
  void write(Ref path, int first) {
    List<Term> terms = path.terms();
    page.write(name(terms.get(first)));
    for (Term step : terms.subList(first + 1, terms.size())) {
      String name = name(step);
      boolean isDotted =
          !step.span().text().startsWith("\"") && !step.span().text().startsWith("[");
      if (Names.isName(name) && (isDotted || !Names.isKeyword(name, style.isV1()))) {
        page.write("." + name);
      } else {
        page.write("[" + RegoString.of(name) + "]");
      }
    }
  }

  static String name(Term term) {
    return Ref.stringOf(term.value()).orElseGet(() -> ((dev.jural.ast.Var) term.value()).name());
  }
}
