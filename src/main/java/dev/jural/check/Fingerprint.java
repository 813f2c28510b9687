package dev.jural.check;

/**
 * Makes fingerprints of findings: FNV-1a over 64 bits, stirred at the end. They tell findings
 * apart; they are no proof against someone who makes two collide. (A digest of the JDK costs a
 * short run as much as reading its manifest, for setting up security providers.)
 */
final class Fingerprint {
  private static final long START = 0xcbf29ce484222325L;
  private static final long FACTOR = 0x100000001b3L;

  private Fingerprint() {}

  /** 16 hexadecimal digits, the same for the same parts in the same order. */
  static String of(String... parts) {
    long hash = START;
    for (String part : parts) {
      for (int i = 0; i < part.length(); i++) {
        hash = step(step(hash, part.charAt(i) >>> 8), part.charAt(i) & 0xff);
      }
      hash = step(hash, 0x100);
    }
    hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
    hash = (hash ^ (hash >>> 33)) * 0xc4ceb9fe1a85ec53L;
    hash ^= hash >>> 33;
    String digits = Long.toHexString(hash);
    return "0".repeat(16 - digits.length()) + digits;
  }

  private static long step(long hash, int part) {
    return (hash ^ part) * FACTOR;
  }
}
