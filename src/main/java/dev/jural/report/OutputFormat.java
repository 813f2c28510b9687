package dev.jural.report;

/** An OutputFormat is a form that results can be written in. */
public enum OutputFormat {
  /** For people, at a terminal. */
  TABLE("table", new TableReporter()),
  /**
   * Everything, in one JSON object; its schema is {@code check-results.schema.json} beside the
   * class.
   */
  JSON("json", new JsonReporter()),
  /** SARIF 2.1.0, for code scanning. */
  SARIF("sarif", new SarifReporter()),
  /** JUnit XML in Surefire's schema, for CI servers. */
  JUNIT("junit", new JunitReporter()),
  /** GitHub Actions workflow commands: annotations on lines. */
  GITHUB("github", new GithubReporter()),
  /** GitLab code quality, JSON. */
  GITLAB("gitlab", new GitlabReporter()),
  /** Test Anything Protocol, version 14. */
  TAP("tap", new TapReporter()),
  /** Markdown, for comments on merge requests. */
  MARKDOWN("markdown", new MarkdownReporter());

  private final String text;

  /** Reporters have no fields. */
  @SuppressWarnings("ImmutableEnumChecker")
  private final Reporter reporter;

  OutputFormat(String text, Reporter reporter) {
    this.text = text;
    this.reporter = reporter;
  }

  /** The name on the command line. */
  public String text() {
    return text;
  }

  /** Whether it names what passed, for which outcomes are kept. */
  public boolean needsOutcomes() {
    return this == JUNIT || this == TAP;
  }

  /** What writes it. */
  public Reporter reporter() {
    return reporter;
  }

  @Override
  public String toString() {
    return text;
  }
}
