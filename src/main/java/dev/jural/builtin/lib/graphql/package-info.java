/**
 * GraphQL queries and schemas: reading them, the tree as OPA shows it, and the rules that make a
 * schema or a query valid (GraphQL specification, "Type System" and "Validation"). On a reader of
 * our own, because the tree and the messages are part of what policies see.
 */
@org.jspecify.annotations.NullMarked
package dev.jural.builtin.lib.graphql;
