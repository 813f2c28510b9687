package dev.jural.builtin.lib.graphql;

import static dev.jural.builtin.BuiltinTable.arg;

import dev.jural.builtin.BuiltinContext;
import dev.jural.builtin.BuiltinException;
import dev.jural.builtin.BuiltinTable;
import dev.jural.builtin.Implementation;
import dev.jural.types.RegoType;
import dev.jural.value.RegoArray;
import dev.jural.value.RegoBoolean;
import dev.jural.value.RegoObject;
import dev.jural.value.RegoString;
import dev.jural.value.RegoValue;
import java.util.function.Supplier;

/** GraphQL documents (OPA docs, "GraphQL"). Each may be given as text or as a tree. */
public final class GraphQl {
  private static final RegoType TREE = RegoType.objectOf(RegoType.ANY, RegoType.ANY);
  private static final RegoType DOCUMENT = RegoType.anyOf(RegoType.STRING, TREE);

  private GraphQl() {}

  /** Adds the functions of this category. */
  public static void register(BuiltinTable.Builder table) {
    table.withContext(
        "graphql.parse",
        "The trees of a query and a schema against which it is valid.",
        (Implementation.C2) (context, query, schema) -> both(context, query, schema),
        RegoType.tuple(TREE, TREE),
        arg("query", DOCUMENT),
        arg("schema", DOCUMENT));
    table.withContext(
        "graphql.parse_and_verify",
        "Whether a query is valid against a schema, and their trees.",
        (Implementation.C2) GraphQl::verified,
        RegoType.tuple(RegoType.BOOLEAN, TREE, TREE),
        arg("query", DOCUMENT),
        arg("schema", DOCUMENT));
    table.withContext(
        "graphql.parse_query",
        "The tree of a query.",
        (Implementation.C1)
            (context, query) -> failing(() -> Trees.tree(QueryReader.read(text(context, query)))),
        TREE,
        arg("query", RegoType.STRING));
    table.withContext(
        "graphql.parse_schema",
        "The tree of a schema.",
        (Implementation.C1)
            (context, schema) ->
                failing(() -> Trees.tree(SchemaReader.read(text(context, schema)))),
        TREE,
        arg("schema", RegoType.STRING));
    table.withContext(
        "graphql.is_valid",
        "Whether a query is valid against a schema.",
        (Implementation.C2)
            (context, query, schema) -> RegoBoolean.of(isValid(context, query, schema)),
        RegoType.BOOLEAN,
        arg("query", DOCUMENT),
        arg("schema", DOCUMENT));
    table.withContext(
        "graphql.schema_is_valid",
        "Whether a schema is valid.",
        (Implementation.C1) (context, schema) -> RegoBoolean.of(isSchema(context, schema)),
        RegoType.BOOLEAN,
        arg("schema", DOCUMENT));
  }

  private static RegoValue failing(Supplier<RegoValue> work) {
    try {
      return work.get();
    } catch (GraphQlException e) {
      throw BuiltinException.failure(e.message());
    }
  }

  private static String text(BuiltinContext context, RegoValue operand) {
    String text = dev.jural.builtin.Operands.string(operand, 1);
    context.charge(text.length());
    return text;
  }

  private static Node document(
      BuiltinContext context,
      RegoValue operand,
      int position,
      java.util.function.Function<String, Node> read) {
    if (operand instanceof RegoString text) {
      context.charge(text.text().length());
      return read.apply(text.text());
    } else if (operand instanceof RegoObject tree) {
      context.charge(tree.weight());
      return Trees.node(tree);
    }
    // OPA counts these operands from 0.
    throw BuiltinException.wrongType(position - 1, "one of {string, object}", operand.typeName());
  }

  private static Node query(BuiltinContext context, RegoValue operand) {
    return document(context, operand, 1, QueryReader::read);
  }

  private static Node schema(BuiltinContext context, RegoValue operand, int position) {
    return document(context, operand, position, SchemaReader::read);
  }

  private static RegoArray trees(BuiltinContext context, RegoValue query, RegoValue schema) {
    Node queryNode = query(context, query);
    Node schemaNode = schema(context, schema, 2);
    QueryRules.check(SchemaLoader.load(schemaNode), queryNode, context::charge);
    return RegoArray.of(Trees.tree(queryNode), Trees.tree(schemaNode));
  }

  private static RegoValue both(BuiltinContext context, RegoValue query, RegoValue schema) {
    return failing(() -> trees(context, query, schema));
  }

  private static RegoValue verified(BuiltinContext context, RegoValue query, RegoValue schema) {
    try {
      RegoArray trees = trees(context, query, schema);
      return RegoArray.of(RegoBoolean.TRUE, trees.get(0), trees.get(1));
    } catch (GraphQlException | BuiltinException e) {
      return RegoArray.of(RegoBoolean.FALSE, RegoObject.EMPTY, RegoObject.EMPTY);
    }
  }

  private static boolean isValid(BuiltinContext context, RegoValue query, RegoValue schema) {
    try {
      trees(context, query, schema);
      return true;
    } catch (GraphQlException | BuiltinException e) {
      return false;
    }
  }

  private static boolean isSchema(BuiltinContext context, RegoValue schema) {
    try {
      SchemaLoader.load(schema(context, schema, 1));
      return true;
    } catch (GraphQlException | BuiltinException e) {
      return false;
    }
  }
}
