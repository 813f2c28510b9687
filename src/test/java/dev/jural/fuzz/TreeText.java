package dev.jural.fuzz;

import dev.jural.ast.Head;
import dev.jural.ast.Import;
import dev.jural.ast.Module;
import dev.jural.ast.Package;
import dev.jural.ast.Rule;
import dev.jural.ast.Term;
import dev.jural.ast.Var;
import dev.jural.source.Span;
import dev.jural.value.RegoValue;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Optional;

/**
 * A TreeText is a dump of a syntax tree without its places, in which all {@code _} look the same:
 * the parser numbers them in the order in which it meets them. What two trees differ in is seen at
 * once in their dumps, which their equality cannot show.
 */
final class TreeText {
  private final StringBuilder out = new StringBuilder();

  private TreeText() {}

  /** The dump of a module: package, imports, rules and annotations. */
  static String of(Module module) {
    TreeText text = new TreeText();
    text.node(module.pkg());
    module.imports().forEach(text::node);
    module.rules().forEach(text::node);
    module.annotations().forEach(a -> text.out.append(a.scope()).append(a.content()).append('\n'));
    return text.out.toString();
  }

  /** The dump of any other node. */
  static String of(Record node) {
    TreeText text = new TreeText();
    text.node(node);
    return text.out.toString();
  }

  private void node(Object node) {
    if (node instanceof Var variable) {
      out.append(variable.isWildcard() ? "_" : variable.name());
    } else if (node instanceof RegoValue value) {
      out.append(value.kind()).append(' ').append(value);
    } else if (node instanceof List<?> list) {
      out.append('[');
      list.forEach(this::node);
      out.append(']');
    } else if (node instanceof Optional<?> optional) {
      optional.ifPresentOrElse(this::node, () -> out.append('-'));
    } else if (node instanceof Term term) {
      node(term.value());
    } else if (node instanceof Record parts) {
      record(parts);
    } else {
      out.append('\'').append(node).append('\'');
    }
  }

  private void record(Record node) {
    out.append(node.getClass().getSimpleName()).append('(');
    for (RecordComponent component : node.getClass().getRecordComponents()) {
      boolean isSpelling =
          node instanceof Head
              && (component.getName().equals("hasValue")
                  || component.getName().equals("isAssigned"));
      if (component.getType() != Span.class && !isSpelling) {
        node(read(component, node));
        out.append(' ');
      }
    }
    boolean isLine = node instanceof Rule || node instanceof Import || node instanceof Package;
    out.append(')').append(isLine ? "\n" : "");
  }

  private static Object read(RecordComponent component, Record node) {
    try {
      return component.getAccessor().invoke(node);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
