package dev.jural.compiler;

import dev.jural.ast.Module;
import java.util.List;

/**
 * A CheckedPolicy is a set of modules that makes sense as a whole.
 *
 * @param modules the modules, rewritten
 * @param types types of the rules
 * @param tree their rules by place
 */
public record CheckedPolicy(List<Module> modules, RuleTree tree, RuleTypes types) {
  public CheckedPolicy {
    modules = List.copyOf(modules);
  }
}
