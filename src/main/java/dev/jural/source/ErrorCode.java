package dev.jural.source;

/**
 * An ErrorCode is the stable name of a kind of error, as scripts match it. Codes of the language
 * are OPA's own strings (OPA docs, "Errors" in the policy reference and the REST API); ours start
 * with {@code manifest_}, {@code check_}, {@code waiver_} or {@code log_}.
 */
public enum ErrorCode {
  /** A module or query that is not Rego. */
  PARSE("rego_parse_error"),
  /** A module that is Rego but makes no sense as a whole. */
  COMPILE("rego_compile_error"),
  /** Types that can never fit, an undefined function, a wrong number of arguments. */
  TYPE("rego_type_error"),
  /** A variable that no expression binds. */
  UNSAFE_VAR("rego_unsafe_var_error"),
  /** A rule that needs its own value. */
  RECURSION("rego_recursion_error"),
  /** Two values where there can be one. */
  EVAL_CONFLICT("eval_conflict_error"),
  /** A value of the wrong type reached a built-in function. */
  EVAL_TYPE("eval_type_error"),
  /** A built-in function failed. */
  EVAL_BUILTIN("eval_builtin_error"),
  /** {@code with} put a value where documents cannot be merged. */
  EVAL_WITH_MERGE("eval_with_merge_error"),
  /** A limit of time, memory, depth or size ended the query, or its caller cancelled it. */
  EVAL_CANCEL("eval_cancel_error"),
  /** A defect of ours. */
  EVAL_INTERNAL("eval_internal_error"),
  /** A file that cannot be read at all. */
  MANIFEST_READ("manifest_read_error"),
  /** A file that is not well-formed YAML or JSON. */
  MANIFEST_SYNTAX("manifest_syntax_error"),
  /** A file beyond a limit of size, depth, aliases or numbers. */
  MANIFEST_LIMIT("manifest_limit_error"),
  /** A file with nothing in it to check. */
  MANIFEST_EMPTY("manifest_empty_error"),
  /** A Stack document that does not follow its schema. */
  MANIFEST_SCHEMA("manifest_schema_error"),
  /** A file that was passed over: a link that leads elsewhere. */
  MANIFEST_SKIPPED("manifest_skipped"),
  /** A file that becomes a manifest only when it is rendered. */
  MANIFEST_TEMPLATE("manifest_template"),
  /** A policy or data file that cannot be read or is no valid document. */
  POLICY_READ("policy_read_error"),
  /** A run in which nothing was checked. */
  CHECK_EMPTY("check_empty_error"),
  /** A waiver file or a waiver that is wrong, expired or unused. */
  WAIVER("waiver_error"),
  /** A baseline that cannot be read, or what it holds. */
  BASELINE("baseline"),
  /** A result or log that could not be written. */
  OUTPUT("output_error"),
  /** A command line that cannot be followed. */
  USAGE("usage_error"),
  /** A defect of ours. */
  INTERNAL("internal_error");

  private final String text;

  ErrorCode(String text) {
    this.text = text;
  }

  /** The code as it is printed. */
  public String text() {
    return text;
  }

  @Override
  public String toString() {
    return text;
  }
}
