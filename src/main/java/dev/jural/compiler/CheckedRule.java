package dev.jural.compiler;

import dev.jural.ast.Module;
import dev.jural.ast.Rule;
import dev.jural.ast.Term;
import java.util.List;

/**
 * A CheckedRule is a rule in its place in the rule tree.
 *
 * @param rule the rule; names resolved, locals unique, bodies in an order that binds variables
 *     before they are needed
 * @param module the module it is written in
 * @param rest what its head's ref has after the names that lead to its place; begins with a
 *     variable or other term that is no name, or is empty
 */
public record CheckedRule(Rule rule, Module module, List<Term> rest) {
  public CheckedRule {
    rest = List.copyOf(rest);
  }
}
