package dev.jural.check;

import dev.jural.engine.RuleInfo;
import dev.jural.source.Diagnostic;
import dev.jural.source.ErrorCode;
import dev.jural.value.RegoArray;
import dev.jural.value.RegoObject;
import dev.jural.value.RegoSet;
import dev.jural.value.RegoString;
import dev.jural.value.RegoValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads findings out of the value that a rule gave: a set or array of strings, or of objects with
 * {@code msg}.
 */
final class FindingReader {
  private static final int LONGEST_MESSAGE = 4_096;

  private final PackageCheck check;
  private final Subject subject;
  private final boolean isStrict;
  private final Provenance provenance;
  private final List<Finding> findings = new ArrayList<>();
  private final List<Diagnostic> problems = new ArrayList<>();

  FindingReader(PackageCheck check, Subject subject, boolean isStrict, Provenance provenance) {
    this.check = check;
    this.subject = subject;
    this.isStrict = isStrict;
    this.provenance = provenance;
  }

  List<Finding> findings() {
    return findings;
  }

  List<Diagnostic> problems() {
    return problems;
  }

  void read(RuleInfo rule, RegoValue value) {
    if (value instanceof RegoSet set) {
      set.forEach(element -> element(rule, element));
    } else if (value instanceof RegoArray array) {
      array.forEach(element -> element(rule, element));
    } else {
      problem(rule, "gave a " + value.typeName() + ", want a set of messages");
    }
  }

  private void problem(RuleInfo rule, String text) {
    problems.add(
        Diagnostic.error(
            ErrorCode.EVAL_TYPE,
            rule.path() + " " + text + " (input " + subject.resource().origin() + ")",
            rule.location()));
  }

  private void element(RuleInfo rule, RegoValue element) {
    if (element instanceof RegoString message) {
      findings.add(finding(rule, element, message.text(), RegoObject.EMPTY));
    } else if (element instanceof RegoObject object
        && object.get("msg").orElse(RegoObject.EMPTY) instanceof RegoString message) {
      findings.add(finding(rule, element, message.text(), object));
    } else {
      problem(
          rule,
          element instanceof RegoObject
              ? "gave an object without a string under \"msg\""
              : "gave a "
                  + element.typeName()
                  + " as a message, want a string or an object with \"msg\"");
    }
  }

  private Finding finding(RuleInfo rule, RegoValue element, String message, RegoObject details) {
    RuleDescriptor descriptor = check.descriptor(rule, Details.text(details, "id"));
    Level level = PackageCheck.level(rule);
    if (isStrict && Details.text(details, "verdict").equals("unknown")) {
      level = Level.DENY;
    }
    Resource resource = subject.resource();
    return new Finding(
        descriptor,
        level,
        shortened(message),
        resource,
        FindingPlace.of(details, subject, () -> provenance.place(rule.path(), element)),
        details,
        Optional.empty(),
        Fingerprint.of(descriptor.id(), resource.origin().file(), resource.name(), message));
  }

  private static String shortened(String message) {
    return message.length() <= LONGEST_MESSAGE
        ? message
        : message.substring(0, LONGEST_MESSAGE) + "... (" + message.length() + " characters)";
  }
}
