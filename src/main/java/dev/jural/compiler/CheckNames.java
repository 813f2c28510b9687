package dev.jural.compiler;

import dev.jural.ast.Import;
import dev.jural.ast.Module;
import dev.jural.ast.Rule;
import dev.jural.ast.Var;
import dev.jural.source.ErrorCode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Checks names of rules and imports: none may hide {@code input} or {@code data}, no two imports
 * may be one name.
 */
final class CheckNames {
  private CheckNames() {}

  static void check(List<Module> modules, CompileOptions options, Problems problems) {
    for (Module module : modules) {
      for (Rule rule : module.rules()) {
        String name = ((Var) rule.head().ref().head().value()).name();
        boolean mayShadow = !options.isLikeV1(module.version());
        if (!mayShadow && (name.equals("input") || name.equals("data"))) {
          problems.add(
              ErrorCode.COMPILE,
              "rules must not shadow " + name + " (use a different rule name)",
              rule.span());
        }
      }
      imports(module, options, problems);
    }
  }

  private static void imports(Module module, CompileOptions options, Problems problems) {
    Map<String, Import> known = new HashMap<>();
    for (Import declaration : module.imports()) {
      if (declaration.path().startsWith("rego") || declaration.path().startsWith("future")) {
        continue;
      }
      Import before = known.putIfAbsent(declaration.name(), declaration);
      if (before != null && options.isLikeV1(module.version())) {
        problems.add(
            ErrorCode.COMPILE,
            "import must not shadow " + before.span().text(),
            declaration.span());
      }
    }
  }
}
