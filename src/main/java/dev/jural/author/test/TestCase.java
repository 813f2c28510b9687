package dev.jural.author.test;

import dev.jural.ast.Rule;
import dev.jural.source.Location;

/**
 * A TestCase is a rule that is a test.
 *
 * @param pkg its package, {@code data.authz_test}
 * @param name its name, {@code test_allow}; of the second of one name {@code test_allow#01}
 * @param query the query that runs it
 * @param rule the rule as it stands in its module
 * @param isTodo whether it is not to be run yet
 * @param hasCases whether it has cases, named by what follows its name in the head
 */
public record TestCase(
    String pkg, String name, String query, Rule rule, boolean isTodo, boolean hasCases) {

  /** Where it begins. */
  public Location location() {
    return rule.span().location();
  }

  /** Whether its full name leads to a document: no name has a dot, and it is no function. */
  boolean isDocument() {
    return !rule.head().isFunction() && fullName().indexOf('[') < 0;
  }

  /** {@code data.authz_test.test_allow}. */
  public String fullName() {
    return pkg + "." + name;
  }
}
