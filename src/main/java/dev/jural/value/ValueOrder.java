package dev.jural.value;

/** The total order of values (OPA docs, "Policy Reference", comparison). */
final class ValueOrder {
  private ValueOrder() {}

  static int compare(RegoValue left, RegoValue right) {
    if (left == right) {
      return 0;
    }
    if (left instanceof RegoString a && right instanceof RegoString b) {
      return compareText(a.text(), b.text());
    }
    if (left instanceof RegoNumber a && right instanceof RegoNumber b) {
      return a.compareNumber(b);
    }
    int byKind = left.kind().compareTo(right.kind());
    if (byKind != 0) {
      return byKind;
    }
    return switch (left.kind()) {
      case NULL -> 0;
      case BOOLEAN -> Boolean.compare(((RegoBoolean) left).value(), ((RegoBoolean) right).value());
      case NUMBER, STRING -> throw new IllegalStateException("compared above");
      case ARRAY -> compareArrays((RegoArray) left, (RegoArray) right);
      case OBJECT -> compareObjects((RegoObject) left, (RegoObject) right);
      case SET -> compareSets((RegoSet) left, (RegoSet) right);
    };
  }

  /** By code point; UTF-16 units would put U+FFFF after U+10000. */
  private static int compareText(String left, String right) {
    int shared = Math.min(left.length(), right.length());
    for (int i = 0; i < shared; i++) {
      char l = left.charAt(i);
      char r = right.charAt(i);
      if (l != r) {
        boolean isMixed = Character.isSurrogate(l) != Character.isSurrogate(r);
        return isMixed ? (Character.isSurrogate(l) ? 1 : -1) : Character.compare(l, r);
      }
    }
    return Integer.compare(left.length(), right.length());
  }

  private static int compareArrays(RegoArray left, RegoArray right) {
    int shared = Math.min(left.size(), right.size());
    for (int i = 0; i < shared; i++) {
      int result = compare(left.get(i), right.get(i));
      if (result != 0) {
        return result;
      }
    }
    return Integer.compare(left.size(), right.size());
  }

  private static int compareObjects(RegoObject left, RegoObject right) {
    int shared = Math.min(left.size(), right.size());
    for (int i = 0; i < shared; i++) {
      int byKey = compare(left.keyAt(i), right.keyAt(i));
      if (byKey != 0) {
        return byKey;
      }
      int byValue = compare(left.valueAt(i), right.valueAt(i));
      if (byValue != 0) {
        return byValue;
      }
    }
    return Integer.compare(left.size(), right.size());
  }

  private static int compareSets(RegoSet left, RegoSet right) {
    int shared = Math.min(left.size(), right.size());
    for (int i = 0; i < shared; i++) {
      int result = compare(left.elementAt(i), right.elementAt(i));
      if (result != 0) {
        return result;
      }
    }
    return Integer.compare(left.size(), right.size());
  }
}
