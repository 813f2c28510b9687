package dev.jural.ast;

import dev.jural.value.JsonWriter;
import dev.jural.value.RegoArray;
import dev.jural.value.RegoObject;
import dev.jural.value.RegoString;
import dev.jural.value.RegoValue;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * An AstPrinter writes syntax trees as Rego source, one canonical text for each tree: parsing the
 * text gives an equal tree. For messages, generated modules and tests; it keeps no comments and
 * knows nothing of the layout of the text a tree came from.
 *
 * <p>Trees that no text has are printed as near as can be: a constant that is a collection becomes
 * an array, object or set of constants, and a raw template string with a backquote in it, or with a
 * backslash right before an expression, reads as something else.
 */
public final class AstPrinter {
  private final StringBuilder out = new StringBuilder();
  private final BodyPrinter bodies = new BodyPrinter(out);
  private final RegoVersion version;

  private AstPrinter(RegoVersion version) {
    this.version = version;
  }

  /**
   * The text of a module in its own version of the language, its annotations included: the package,
   * the imports, then the rules with an empty line between them.
   */
  public static String print(Module module) {
    AstPrinter printer = new AstPrinter(module.version());
    printer.module(module);
    return printer.out.toString();
  }

  /** The text of a rule as of v1, its {@code else} chain included; without a line end. */
  public static String print(Rule rule) {
    AstPrinter printer = new AstPrinter(RegoVersion.V1);
    printer.rule(rule);
    return printer.out.toString();
  }

  /** The text of a body on one line, semicolons between its expressions. */
  public static String print(Body body) {
    AstPrinter printer = new AstPrinter(RegoVersion.V1);
    printer.bodies.onOneLine(body);
    return printer.out.toString();
  }

  /** The text of an expression with its modifiers. */
  public static String print(Expr expr) {
    AstPrinter printer = new AstPrinter(RegoVersion.V1);
    printer.bodies.expr(expr);
    return printer.out.toString();
  }

  /** The text of a term. */
  public static String print(Term term) {
    AstPrinter printer = new AstPrinter(RegoVersion.V1);
    printer.bodies.terms().term(term);
    return printer.out.toString();
  }

  private void module(Module module) {
    Package pkg = module.pkg();
    annotations(module, pkg.span().start());
    out.append("package ");
    bodies.terms().ref(withoutData(pkg.path()));
    out.append('\n');
    for (Import one : module.imports()) {
      out.append("\nimport ");
      bodies.terms().ref(one.path());
      one.alias().ifPresent(alias -> out.append(" as ").append(alias));
    }
    out.append(module.imports().isEmpty() ? "" : "\n");
    int last = -1;
    for (Rule rule : module.rules()) {
      out.append('\n');
      // The chained bodies of v0 are rules of one place, and the annotations stand there once.
      if (rule.span().start() != last) {
        annotations(module, rule.span().start());
      }
      last = rule.span().start();
      rule(rule);
      out.append('\n');
    }
    module.annotations().stream()
        .filter(block -> module.rules().stream().allMatch(r -> r.span().start() < block.target()))
        .filter(block -> block.target() != pkg.span().start())
        .forEach(this::block);
  }

  private static Ref withoutData(Ref path) {
    Term first = path.steps().get(0);
    Term name = Term.var(Ref.stringOf(first.value()).orElse(""), first.span());
    return new Ref(List.of(name)).append(path.steps().subList(1, path.steps().size()));
  }

  // ---- rules

  private void rule(Rule rule) {
    if (rule.isDefault()) {
      out.append("default ");
    }
    Head head = rule.head();
    boolean isV0Set =
        version == RegoVersion.V0 && head.isPartialSet() && head.ref().steps().isEmpty();
    bodies.terms().ref(head.ref());
    if (head.isFunction()) {
      bodies.terms().arguments(head.args());
    }
    if (head.key().isPresent()) {
      out.append(isV0Set ? "[" : " contains ");
      bodies.terms().term(head.key().get());
      out.append(isV0Set ? "]" : "");
    }
    boolean hasBody = hasBody(rule);
    boolean isImplied = hasBody && head.value().equals(Term.TRUE) && !isReadAsSet(head);
    if (!head.isPartialSet() && !isImplied) {
      value(head);
    }
    if (hasBody) {
      body(rule.body());
    }
    Optional<Rule> next = rule.otherwise();
    while (next.isPresent()) {
      otherwise(next.get());
      next = next.get().otherwise();
    }
  }

  /** Only a rule with a condition can have an {@code else}. */
  private static boolean hasBody(Rule rule) {
    return rule.otherwise().isPresent() || !rule.body().equals(Body.TRUE);
  }

  /** Whether a head without a value would be a partial set: {@code p[x]} in v0. */
  private boolean isReadAsSet(Head head) {
    return version == RegoVersion.V0
        && !head.isFunction()
        && !head.isPartialSet()
        && head.ref().steps().size() == 1;
  }

  private void value(Head head) {
    out.append(head.isAssigned() || version == RegoVersion.V1 ? " := " : " = ");
    bodies.terms().term(head.value());
  }

  private void body(Body body) {
    out.append(version == RegoVersion.V1 ? " if " : " ");
    bodies.ofRule(body);
  }

  private void otherwise(Rule rule) {
    out.append(" else");
    boolean hasBody = hasBody(rule);
    if (!hasBody || !rule.head().value().equals(Term.TRUE)) {
      value(rule.head());
    }
    if (hasBody) {
      body(rule.body());
    }
  }

  // ---- annotations

  private void annotations(Module module, int target) {
    for (Annotations block : module.annotations()) {
      if (block.target() == target) {
        block(block);
      }
    }
  }

  /** JSON is YAML, so each key is a line, whatever its value holds. */
  private void block(Annotations block) {
    out.append("# METADATA\n# scope: ").append(block.scope().name().toLowerCase(Locale.ROOT));
    out.append('\n');
    RegoObject content = block.content();
    for (int i = 0; i < content.size(); i++) {
      RegoValue key = content.keyAt(i);
      RegoValue value = content.valueAt(i);
      out.append("# ").append(JsonWriter.write(key)).append(": ");
      out.append(key.equals(RegoString.of("schemas")) ? schemas(value) : JsonWriter.write(value));
      out.append('\n');
    }
  }

  private static String schemas(RegoValue schemas) {
    StringBuilder text = new StringBuilder("[");
    String separator = "";
    for (RegoValue schema : (RegoArray) schemas) {
      RegoObject object = (RegoObject) schema;
      text.append(separator).append('{');
      JsonWriter.appendString(text, path(object, "path").orElse(""));
      text.append(": ");
      Optional<String> name = path(object, "schema");
      if (name.isPresent()) {
        JsonWriter.appendString(text, name.get());
      } else {
        JsonWriter.append(text, object.get(RegoString.of("definition")).orElse(RegoObject.EMPTY));
      }
      text.append('}');
      separator = ", ";
    }
    return text.append(']').toString();
  }

  /** The ref that an array of names stands for. */
  private static Optional<String> path(RegoObject object, String key) {
    return object
        .get(RegoString.of(key))
        .map(
            names -> {
              StringBuilder text = new StringBuilder();
              for (RegoValue name : (RegoArray) names) {
                String step = ((RegoString) name).text();
                if (text.length() == 0) {
                  text.append(step);
                } else if (TermPrinter.isName(step)) {
                  text.append('.').append(step);
                } else {
                  text.append('[').append(name).append(']');
                }
              }
              return text.toString();
            });
  }
}
