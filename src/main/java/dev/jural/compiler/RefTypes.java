package dev.jural.compiler;

import dev.jural.ast.Ref;
import dev.jural.ast.Term;
import dev.jural.ast.TermValue;
import dev.jural.ast.Var;
import dev.jural.source.ErrorCode;
import dev.jural.source.Span;
import dev.jural.types.RegoType;
import dev.jural.types.RegoTypes;
import dev.jural.value.RegoValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Follows refs through types, and reports those that can find nothing. */
final class RefTypes {
  private final RuleTree tree;
  private final RuleTypes rules;
  private final TypeEnv env;
  private final Problems problems;
  private final ExprTypes exprs;

  RefTypes(RuleTree tree, RuleTypes rules, TypeEnv env, Problems problems, ExprTypes exprs) {
    this.tree = tree;
    this.rules = rules;
    this.env = env;
    this.problems = problems;
    this.exprs = exprs;
  }

  /** The type of what a ref finds; anything when it can find nothing, which is reported. */
  RegoType typeOf(Ref ref, Span span) {
    if (ref.startsWith("data") || ref.startsWith("input")) {
      return document(ref, span);
    }
    RegoType head;
    if (ref.head().value() instanceof Var variable) {
      env.putIfUnknown(variable.name(), RegoType.ANY);
      head = TypeEnv.known(env.get(variable.name()));
    } else {
      head = TypeEnv.known(exprs.typeOf(ref.head()));
    }
    return steps(head, ref, 1, span);
  }

  private RegoType document(Ref ref, Span span) {
    List<String> path = new ArrayList<>();
    path.add(((Var) ref.head().value()).name());
    path.addAll(CheckCalls.names(ref));
    Optional<TypeEnv.Known> schema = env.document(path);
    if (schema.isPresent()) {
      return steps(schema.get().type(), ref, schema.get().names(), span);
    }
    return ref.startsWith("data") ? virtual(ref, span) : anything(ref, 1);
  }

  private RegoType virtual(Ref ref, Span span) {
    RuleTree place = tree;
    List<String> path = new ArrayList<>();
    for (int next = 1; ; next++) {
      if (!place.rules().isEmpty()) {
        return document(place, path, ref, next, span);
      }
      Optional<String> name =
          next < ref.terms().size()
              ? Ref.stringOf(ref.terms().get(next).value())
              : Optional.empty();
      RuleTree child = name.map(n -> place(path, n)).orElse(null);
      if (child == null && next == ref.terms().size() && !path.isEmpty()) {
        return RegoType.objectOf(RegoType.STRING, RegoType.ANY);
      }
      if (child == null) {
        return anything(ref, next);
      }
      path.add(name.orElseThrow());
      place = child;
    }
  }

  private @org.jspecify.annotations.Nullable RuleTree place(List<String> path, String name) {
    return tree.at(path).map(at -> at.children().get(name)).orElse(null);
  }

  private RegoType document(RuleTree place, List<String> path, Ref ref, int next, Span span) {
    if (place.rules().get(0).rule().head().isFunction()) {
      problems.add(
          ErrorCode.TYPE,
          "function " + "data." + String.join(".", path) + " used as reference, not called",
          span);
      return anything(ref, next);
    }
    // Rules further down add entries of their own, whose types are not followed here.
    List<String> full = new ArrayList<>(List.of("data"));
    full.addAll(path);
    boolean isKnown = place.children().isEmpty() && !env.isReplaced(full);
    RegoType type = isKnown ? rules.document(path) : RegoType.ANY;
    return steps(type, ref, next, span);
  }

  /** The steps of a ref of which nothing is known. */
  private RegoType anything(Ref ref, int next) {
    steps(RegoType.ANY, ref, next, Span.NONE);
    return RegoType.ANY;
  }

  private RegoType steps(RegoType head, Ref ref, int first, Span span) {
    RegoType type = head;
    for (int i = first; i < ref.terms().size(); i++) {
      Term step = ref.terms().get(i);
      Optional<RegoType> found = step(type, step);
      if (found.isEmpty()) {
        report(ref, i, type, span);
        return RegoType.ANY;
      }
      type = found.get();
    }
    return type;
  }

  private Optional<RegoType> step(RegoType type, Term step) {
    Optional<RegoValue> constant = Constants.of(step);
    if (constant.isPresent()) {
      return RegoTypes.select(type, constant.get());
    }
    Optional<RegoType> keys = RegoTypes.keys(type);
    if (keys.isEmpty()) {
      return Optional.empty();
    }
    exprs.bind(step, keys.get());
    RegoType key = TypeEnv.known(exprs.typeOf(step));
    return RegoTypes.overlap(key, keys.get()) ? RegoTypes.values(type) : Optional.empty();
  }

  private void report(Ref ref, int index, RegoType type, Span span) {
    boolean isLocal = !ref.startsWith("data") && !ref.startsWith("input");
    if (exprs.isSilent() && isLocal) {
      return;
    }
    StringBuilder message = new StringBuilder("undefined ref: ").append(text(ref));
    if (RegoTypes.keys(type).isEmpty() && !RegoTypes.isAny(type)) {
      message.append("\n\thave: ").append(RegoTypes.show(type));
    } else {
      Term step = ref.terms().get(index);
      message.append("\n\thave: ").append(text(step));
      Optional<RegoType.ObjectType> object =
          type instanceof RegoType.ObjectType known && known.dynamic().isEmpty()
              ? Optional.of(known)
              : Optional.empty();
      message.append(
          object
              .map(o -> "\n\twant (one of): " + names(o))
              .orElseGet(
                  () ->
                      "\n\twant (type): "
                          + RegoTypes.show(RegoTypes.keys(type).orElse(RegoType.ANY))));
    }
    problems.add(ErrorCode.TYPE, message.toString(), span);
  }

  private static String names(RegoType.ObjectType object) {
    return object.properties().keySet().stream()
        .sorted()
        .map(name -> '"' + name + '"')
        .toList()
        .toString();
  }

  private static String text(Term step) {
    return step.value() instanceof TermValue.Literal literal
        ? literal.value().toString()
        : step.value() instanceof Var variable
            ? LocalRewriter.original(variable.name())
            : step.span().text();
  }

  private static String text(Ref ref) {
    StringBuilder out = new StringBuilder(text(ref.head()));
    for (Term step : ref.steps()) {
      Optional<String> name = Ref.stringOf(step.value()).filter(RefTypes::isPlainName);
      out.append(name.map(n -> "." + n).orElseGet(() -> "[" + text(step) + "]"));
    }
    return out.toString();
  }

  private static boolean isPlainName(String name) {
    return !name.isEmpty()
        && name.chars().allMatch(c -> c == '_' || (c < 128 && Character.isLetterOrDigit(c)))
        && !Character.isDigit(name.charAt(0));
  }
}
