package dev.jural.engine;

import dev.jural.ast.Body;
import dev.jural.ast.Comment;
import dev.jural.ast.Expr;
import dev.jural.ast.ExprForm;
import dev.jural.ast.Head;
import dev.jural.ast.Import;
import dev.jural.ast.Module;
import dev.jural.ast.Ref;
import dev.jural.ast.Rule;
import dev.jural.ast.Term;
import dev.jural.ast.TermValue;
import dev.jural.ast.Var;
import dev.jural.ast.With;
import dev.jural.source.Location;
import dev.jural.value.RegoArray;
import dev.jural.value.RegoBoolean;
import dev.jural.value.RegoNull;
import dev.jural.value.RegoNumber;
import dev.jural.value.RegoObject;
import dev.jural.value.RegoString;
import dev.jural.value.RegoValue;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Shows modules as OPA's JSON of the syntax tree does, which {@code rego.parse_module} gives. */
final class AstJson {
  private AstJson() {}

  static RegoObject of(Module module) {
    RegoObject.Builder json = RegoObject.builder();
    json.put("package", object("path", path(module.pkg().path())));
    put(json, "imports", module.imports(), AstJson::of);
    put(json, "rules", module.rules(), AstJson::of);
    put(json, "comments", module.comments(), AstJson::of);
    return json.build();
  }

  private static RegoObject object(String key, RegoValue value) {
    return RegoObject.builder(1).put(key, value).build();
  }

  private static <T> void put(
      RegoObject.Builder json, String key, List<T> elements, Function<T, RegoValue> show) {
    if (!elements.isEmpty()) {
      json.put(key, list(elements, show));
    }
  }

  private static <T> RegoArray list(List<T> elements, Function<T, RegoValue> show) {
    return RegoArray.of(elements.stream().map(show).toList());
  }

  private static RegoArray path(Ref ref) {
    List<RegoValue> terms = new ArrayList<>();
    ref.terms().forEach(term -> terms.add(of(term, terms.isEmpty())));
    return RegoArray.of(terms);
  }

  private static RegoObject of(Import imported) {
    RegoObject.Builder json = RegoObject.builder(2);
    json.put("path", typed("ref", path(imported.path())));
    imported.alias().ifPresent(alias -> json.put("alias", alias));
    return json.build();
  }

  private static RegoObject of(Comment comment) {
    String text = comment.text().startsWith("#") ? comment.text().substring(1) : comment.text();
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    Location location = comment.span().location();
    return RegoObject.builder(2)
        .put(
            "Location",
            RegoObject.builder(3)
                .put("file", location.file())
                .put("row", RegoNumber.of(location.line()))
                .put("col", RegoNumber.of(location.column()))
                .build())
        .put("Text", Base64.getEncoder().encodeToString(bytes))
        .build();
  }

  private static RegoObject of(Rule rule) {
    RegoObject.Builder json = RegoObject.builder();
    if (rule.isDefault()) {
      json.put("default", RegoBoolean.TRUE);
    }
    json.put("head", of(rule.head()));
    json.put("body", body(rule.body()));
    rule.otherwise().ifPresent(other -> json.put("else", of(other)));
    return json.build();
  }

  private static RegoObject of(Head head) {
    RegoObject.Builder json = RegoObject.builder();
    List<Term> terms = head.ref().terms();
    boolean isKeyed = terms.size() == 2 && !(terms.get(1).value() instanceof TermValue.Literal);
    if (terms.size() == 1 || (isKeyed && head.hasValue())) {
      json.put("name", ((Var) head.ref().head().value()).name());
    }
    json.put("ref", path(head.ref()));
    put(json, "args", head.args(), AstJson::of);
    Optional<Term> key =
        head.key().or(() -> isKeyed ? Optional.of(terms.get(1)) : Optional.empty());
    key.ifPresent(term -> json.put("key", of(term)));
    if (head.key().isEmpty()) {
      json.put("value", of(head.value()));
    }
    if (head.isAssigned()) {
      json.put("assign", RegoBoolean.TRUE);
    }
    return json.build();
  }

  private static RegoArray body(Body body) {
    List<RegoValue> exprs = new ArrayList<>();
    for (Expr expr : body.exprs()) {
      exprs.add(of(expr, exprs.size()));
    }
    return RegoArray.of(exprs);
  }

  private static RegoObject of(Expr expr, int index) {
    RegoObject.Builder json = RegoObject.builder();
    json.put("index", RegoNumber.of(index));
    if (expr.isNegated()) {
      json.put("negated", RegoBoolean.TRUE);
    }
    json.put("terms", form(expr.form()));
    put(json, "with", expr.with(), AstJson::of);
    return json.build();
  }

  private static RegoObject of(With with) {
    Term target = with.target();
    RegoValue shown =
        target.value() instanceof Var ? typed("ref", RegoArray.of(of(target, true))) : of(target);
    return RegoObject.builder(2).put("target", shown).put("value", of(with.value())).build();
  }

  private static RegoValue form(ExprForm form) {
    if (form instanceof ExprForm.SomeVars some) {
      return object("symbols", list(some.vars(), AstJson::of));
    } else if (form instanceof ExprForm.SomeIn some) {
      List<RegoValue> call = new ArrayList<>();
      String member = some.key().isPresent() ? "member_3" : "member_2";
      call.add(
          typed(
              "ref",
              RegoArray.of(
                  typed("var", RegoString.of("internal")),
                  typed("string", RegoString.of(member)))));
      some.key().ifPresent(key -> call.add(of(key)));
      call.add(of(some.value()));
      call.add(of(some.collection()));
      return object("symbols", RegoArray.of(typed("call", RegoArray.of(call))));
    } else if (form instanceof ExprForm.Every every) {
      return RegoObject.builder(4)
          .put("key", every.key().map(AstJson::of).orElse(RegoNull.NULL))
          .put("value", of(every.value()))
          .put("domain", of(every.domain()))
          .put("body", body(every.body()))
          .build();
    } else if (form instanceof ExprForm.Not not) {
      return RegoObject.builder(3)
          .put("type", "not")
          .put("body", body(not.operand().body()))
          .put("explicit_body", RegoBoolean.of(not.operand().isExplicit()))
          .build();
    } else if (form instanceof ExprForm.Logical logical) {
      return logical(logical);
    }
    Term term = ((ExprForm.TermForm) form).term();
    return term.value() instanceof TermValue.Call call ? call(call) : of(term);
  }

  private static RegoObject logical(ExprForm.Logical logical) {
    RegoObject.Builder json = RegoObject.builder();
    json.put("type", logical.isAnd() ? "and" : "or");
    operand(json, "lhs", logical.left());
    operand(json, "rhs", logical.right());
    return json.build();
  }

  private static void operand(RegoObject.Builder json, String side, ExprForm.Operand operand) {
    json.put(side, body(operand.body()));
    if (operand.isExplicit()) {
      json.put("explicit_" + side, RegoBoolean.TRUE);
    }
  }

  private static RegoArray call(TermValue.Call call) {
    List<RegoValue> terms = new ArrayList<>();
    Term operator = call.operator();
    terms.add(
        operator.value() instanceof Var ? typed("ref", RegoArray.of(of(operator))) : of(operator));
    call.args().forEach(arg -> terms.add(of(arg)));
    return RegoArray.of(terms);
  }

  // ---- terms

  private static RegoObject typed(String type, RegoValue value) {
    return RegoObject.builder(2).put("type", type).put("value", value).build();
  }

  private static RegoValue of(Term term) {
    return of(term, false);
  }

  /** A term; {@code input} and {@code data} are refs of their own but where they begin one. */
  private static RegoValue of(Term term, boolean isHead) {
    TermValue value = term.value();
    if (value instanceof TermValue.Literal literal) {
      RegoValue constant = literal.value();
      return typed(constant.typeName(), constant == RegoNull.NULL ? RegoObject.EMPTY : constant);
    } else if (value instanceof Var variable) {
      RegoObject shown = typed("var", RegoString.of(variable.name()));
      boolean isRoot = variable.name().equals("input") || variable.name().equals("data");
      return isRoot && !isHead ? typed("ref", RegoArray.of(shown)) : shown;
    } else if (value instanceof Ref ref) {
      return typed("ref", path(ref));
    } else if (value instanceof TermValue.Call call) {
      return typed("call", call(call));
    } else if (value instanceof TermValue.ArrayTerm array) {
      return typed("array", list(array.elements(), AstJson::of));
    } else if (value instanceof TermValue.SetTerm set) {
      return typed("set", list(set.elements(), AstJson::of));
    } else if (value instanceof TermValue.ObjectTerm object) {
      return typed(
          "object",
          list(object.entries(), entry -> RegoArray.of(of(entry.key()), of(entry.value()))));
    }
    return closure(value);
  }

  private static RegoValue closure(TermValue value) {
    if (value instanceof TermValue.ArrayComprehension array) {
      return typed("arraycomprehension", comprehension(array.head(), array.body()));
    } else if (value instanceof TermValue.SetComprehension set) {
      return typed("setcomprehension", comprehension(set.head(), set.body()));
    } else if (value instanceof TermValue.ObjectComprehension object) {
      return typed(
          "objectcomprehension",
          RegoObject.builder(3)
              .put("key", of(object.key()))
              .put("value", of(object.value()))
              .put("body", body(object.body()))
              .build());
    }
    TermValue.TemplateString template = (TermValue.TemplateString) value;
    return typed(
        "templatestring",
        RegoObject.builder(2)
            .put("multi_line", RegoBoolean.of(template.isRaw()))
            .put(
                "parts",
                list(
                    template.parts(),
                    part ->
                        part.expr()
                            .map(AstJson::part)
                            .orElseGet(() -> typed("string", RegoString.of(part.text())))))
            .build());
  }

  private static RegoValue part(Expr expr) {
    boolean isConstant =
        expr.form() instanceof ExprForm.TermForm form
            && form.term().value() instanceof TermValue.Literal;
    return isConstant ? form(expr.form()) : of(expr, 0);
  }

  private static RegoObject comprehension(Term head, Body body) {
    return RegoObject.builder(2).put("term", of(head)).put("body", body(body)).build();
  }
}
