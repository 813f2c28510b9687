package dev.jural.builtin.lib;

import java.util.Comparator;

/**
 * The order in which Go's YAML writer puts keys: numbers in texts by value, letters after signs.
 */
final class NaturalOrder implements Comparator<String> {
  @Override
  public int compare(String left, String right) {
    int[] a = left.codePoints().toArray();
    int[] b = right.codePoints().toArray();
    boolean isAfterDigit = false;
    for (int i = 0; i < a.length && i < b.length; i++) {
      if (a[i] == b[i]) {
        isAfterDigit = Character.isDigit(a[i]);
        continue;
      }
      boolean aIsLetter = Character.isLetter(a[i]);
      boolean bIsLetter = Character.isLetter(b[i]);
      if (aIsLetter && bIsLetter) {
        return Integer.compare(a[i], b[i]);
      }
      if (aIsLetter || bIsLetter) {
        // After a digit a letter ends the number, so what goes on with digits is larger.
        return aIsLetter == isAfterDigit ? -1 : 1;
      }
      return compareNumbers(a, b, i);
    }
    return Integer.compare(a.length, b.length);
  }

  private static int compareNumbers(int[] a, int[] b, int from) {
    boolean isInNumber = false;
    if (a[from] == '0' || b[from] == '0') {
      // A zero counts only if the number has begun before it.
      for (int j = from - 1; j >= 0 && Character.isDigit(a[j]); j--) {
        isInNumber |= a[j] != '0';
      }
    }
    int aEnd = digitsEnd(a, from);
    int bEnd = digitsEnd(b, from);
    int byValue = compareDigits(a, aEnd, b, bEnd, from, isInNumber);
    if (byValue != 0) {
      return byValue;
    }
    return aEnd != bEnd ? Integer.compare(aEnd, bEnd) : Integer.compare(a[from], b[from]);
  }

  private static int digitsEnd(int[] text, int from) {
    int at = from;
    while (at < text.length && Character.isDigit(text[at])) {
      at++;
    }
    return at;
  }

  private static int compareDigits(
      int[] a, int aEnd, int[] b, int bEnd, int from, boolean isInNumber) {
    int aStart = from;
    int bStart = from;
    if (!isInNumber) {
      while (aStart < aEnd && a[aStart] == '0') {
        aStart++;
      }
      while (bStart < bEnd && b[bStart] == '0') {
        bStart++;
      }
    }
    if (aEnd - aStart != bEnd - bStart) {
      return Integer.compare(aEnd - aStart, bEnd - bStart);
    }
    for (int i = 0; i < aEnd - aStart; i++) {
      if (a[aStart + i] != b[bStart + i]) {
        return Integer.compare(a[aStart + i], b[bStart + i]);
      }
    }
    return 0;
  }
}
