package dev.jural.builtin.lib.crypto;

/** Names of hosts as Go checks them in certificates. */
final class DomainNames {
  private static final int LONGEST = 253;
  private static final int LONGEST_LABEL = 63;

  private DomainNames() {}

  /**
   * Whether {@code name} can stand in a certificate.
   *
   * @param isConstraint whether it is a constraint, which may be empty or begin with a dot
   */
  static boolean isValid(String name, boolean isConstraint) {
    if (name.isEmpty()) {
      return isConstraint;
    }
    if ((!isConstraint && name.startsWith(".")) || name.endsWith(".") || name.length() > LONGEST) {
      return false;
    }
    String plain = name.startsWith(".") ? name.substring(1) : name;
    for (String label : plain.split("\\.", -1)) {
      if (label.isEmpty()
          || label.length() > LONGEST_LABEL
          || !label.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
        return false;
      }
    }
    return true;
  }
}
