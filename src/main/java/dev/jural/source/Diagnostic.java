package dev.jural.source;

import java.util.Comparator;
import java.util.Objects;

/**
 * A Diagnostic is one thing to say about one place: what is wrong, and how to mend it.
 *
 * @param severity whether it stops the work
 * @param code the stable name of the kind of error
 * @param message one line, lower case, names in quotes; says what was got and what was expected
 * @param span the stretch meant; {@link Span#NONE} when there is no text to show
 * @param location the place, which for texts that were not kept is all that is known
 * @param hint how to mend it; empty when the message says it all
 */
public record Diagnostic(
    Severity severity, ErrorCode code, String message, Span span, Location location, String hint)
    implements Comparable<Diagnostic> {
  private static final Comparator<Diagnostic> ORDER =
      Comparator.comparing(Diagnostic::location)
          .thenComparing(Diagnostic::severity)
          .thenComparing(Diagnostic::code)
          .thenComparing(Diagnostic::message);

  public Diagnostic {
    Objects.requireNonNull(severity, "severity");
    Objects.requireNonNull(code, "code");
    Objects.requireNonNull(message, "message");
    Objects.requireNonNull(span, "span");
    Objects.requireNonNull(location, "location");
    Objects.requireNonNull(hint, "hint");
  }

  /** An error at {@code span}. */
  public static Diagnostic error(ErrorCode code, String message, Span span) {
    return new Diagnostic(Severity.ERROR, code, message, span, span.location(), "");
  }

  /** An error at a place whose text was not kept. */
  public static Diagnostic error(ErrorCode code, String message, Location location) {
    return new Diagnostic(Severity.ERROR, code, message, Span.NONE, location, "");
  }

  /** A warning at a place whose text was not kept. */
  public static Diagnostic warning(ErrorCode code, String message, Location location) {
    return new Diagnostic(Severity.WARNING, code, message, Span.NONE, location, "");
  }

  /** The same with advice on how to mend it. */
  public Diagnostic withHint(String newHint) {
    return new Diagnostic(severity, code, message, span, location, newHint);
  }

  @Override
  public int compareTo(Diagnostic other) {
    return ORDER.compare(this, other);
  }

  /** {@code file:line:column: code: message}, OPA's one-line form. */
  @Override
  public String toString() {
    String place = location.toString();
    return (place.isEmpty() ? "" : place + ": ") + code.text() + ": " + message;
  }
}
