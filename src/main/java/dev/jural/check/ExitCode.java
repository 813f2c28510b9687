package dev.jural.check;

/** An ExitCode is what the process ends with; when several apply, the highest number. */
public enum ExitCode {
  /** All was checked and passed. */
  PASSED(0),
  /** There are findings that count. */
  FINDINGS(1),
  /** The command line cannot be followed. */
  USAGE(2),
  /** An input could not be read or parsed. */
  INPUT(3),
  /** A policy, data or waiver file could not be loaded. */
  POLICY(4),
  /** An evaluation error or limit. */
  EVALUATION(5),
  /** A result or log could not be written. */
  OUTPUT(6),
  /** A defect of ours. */
  INTERNAL(70);

  private final int code;

  ExitCode(int code) {
    this.code = code;
  }

  /** The process's exit status. */
  public int code() {
    return code;
  }

  /** The higher of the two. */
  public ExitCode or(ExitCode other) {
    return code >= other.code ? this : other;
  }
}
