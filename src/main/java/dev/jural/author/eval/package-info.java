/** What {@code eval} and its like tell of a query. See the package above for what it may import. */
@org.jspecify.annotations.NullMarked
package dev.jural.author.eval;
