package dev.jural.author.format;

import dev.jural.ast.Module;
import dev.jural.ast.Rule;
import dev.jural.source.Span;
import java.util.List;

/** Lays out a module. */
final class ModuleLayout {
  private final Module module;
  private final Page page;
  private final Rows rows;
  private final Brackets brackets;
  private final Style style;

  ModuleLayout(Module module, Style style) {
    this.module = module;
    this.style = style;
    this.page = new Page(module.comments());
    this.rows = new Rows(module.source());
    this.brackets = Brackets.of(module.source());
  }

  String write(ImportStyle imports) {
    Span span = module.pkg().span();
    page.comments(rows.of(span));
    page.ensureLine();
    page.write("package ");
    new PathLayout(page, style).write(module.pkg().path(), 1);
    page.endLine();
    new ImportLayout(page, rows, style).write(module.imports(), imports, rows.of(span));
    rules();
    if (page.hasComments()) {
      page.blankLine();
      page.rest();
    }
    return page.toString();
  }

  private void rules() {
    List<Rule> rules = module.rules();
    RuleLayout layout = new RuleLayout(page, rows, brackets, style);
    int rowBefore = 0;
    for (int i = 0; i < rules.size(); i++) {
      boolean isChained = i > 0 && isSameRule(rules.get(i - 1), rules.get(i));
      boolean isFirstOfChain = i + 1 < rules.size() && isSameRule(rules.get(i), rules.get(i + 1));
      Span span =
          isChained || isFirstOfChain ? chained(rules.get(i), isChained) : rules.get(i).span();
      int row = rows.of(span);
      if (i == 0 || isChained || !staysTogether(rules.get(i - 1), rules.get(i), row - rowBefore)) {
        page.blankLine();
      }
      layout.write(rules.get(i), span, isChained);
      rowBefore = row;
    }
  }

  private static boolean isSameRule(Rule first, Rule second) {
    return first.span().equals(second.span());
  }

  /** The part of a rule with several bodies that {@code rule} is. */
  private Span chained(Rule rule, boolean isLater) {
    Span body = rule.body().span();
    int open = brackets.enclosing(body.start(), body.end());
    int start = isLater ? open : rule.span().start();
    int end = rule.otherwise().isPresent() ? rule.span().end() : brackets.closing(open) + 1;
    return new Span(module.source(), start, end);
  }

  /** Short rules on rows that follow one another stay together. */
  private boolean staysTogether(Rule before, Rule rule, int distance) {
    return style.hasIf() && isShort(before) && isShort(rule) && distance <= 1;
  }

  private static boolean isShort(Rule rule) {
    return !rule.isDefault() && rule.otherwise().isEmpty() && rule.body().exprs().size() == 1;
  }
}
