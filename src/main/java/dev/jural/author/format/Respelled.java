package dev.jural.author.format;

import dev.jural.ast.Module;
import dev.jural.ast.Term;
import dev.jural.ast.TermValue;
import dev.jural.author.AstWalker;

/**
 * Finds what is written in another way that has another tree: constants in template strings become
 * text, and {@code plus(a, b, c)} becomes {@code c = a + b}.
 */
final class Respelled extends AstWalker {
  private boolean isFound;

  private Respelled() {}

  static boolean in(Module module) {
    Respelled walker = new Respelled();
    walker.module(module);
    return walker.isFound;
  }

  @Override
  public void term(Term term) {
    isFound |= term.value() instanceof TermValue.TemplateString;
    isFound |= term.value() instanceof TermValue.Call call && Infix.withResult(call).isPresent();
    super.term(term);
  }
}
