package dev.jural.author.format;

import dev.jural.ast.ExprForm;
import dev.jural.ast.Module;
import dev.jural.author.AstWalker;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Finds which of {@code and}, {@code or} and {@code not} a module uses as future keywords. */
final class FutureKeywords {
  private FutureKeywords() {}

  static List<String> of(Module module) {
    Set<String> used = new TreeSet<>();
    new AstWalker() {
      @Override
      protected void form(ExprForm form) {
        if (form instanceof ExprForm.Not) {
          used.add("not");
        } else if (form instanceof ExprForm.Logical logical) {
          used.add(logical.isAnd() ? "and" : "or");
        }
        super.form(form);
      }
    }.module(module);
    return new ArrayList<>(used);
  }
}
