package dev.jural.builtin.lib;

import java.math.BigInteger;
import java.util.Optional;

/**
 * A Cidr is a block of addresses, {@code 10.0.0.0/8}.
 *
 * @param first its first address
 * @param prefix how many bits its addresses share, of the bits of its family
 */
record Cidr(IpAddress first, int prefix) {
  /** The block that {@code text} spells; the bits after the prefix do not matter. */
  static Optional<Cidr> parse(String text) {
    int slash = text.indexOf('/');
    if (slash < 0) {
      return Optional.empty();
    }
    Optional<IpAddress> address = IpAddress.written(text.substring(0, slash));
    String digits = text.substring(slash + 1);
    int prefix = prefix(digits);
    return address.isEmpty() || prefix < 0 || prefix > address.get().bits()
        ? Optional.empty()
        : Optional.of(of(address.get(), prefix));
  }

  private static int prefix(String digits) {
    int value = digits.isEmpty() ? -1 : 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(i) - '0';
      if (digit < 0 || digit > 9 || value > 128) {
        return -1;
      }
      value = value * 10 + digit;
    }
    return value;
  }

  /** The block of {@code prefix} that {@code address} is in. */
  static Cidr of(IpAddress address, int prefix) {
    int rest = address.bits() - prefix;
    IpAddress first =
        new IpAddress(address.bits(), address.value().shiftRight(rest).shiftLeft(rest));
    IpAddress plain = first.unmapped();
    return plain.bits() == first.bits() || prefix < 96
        ? new Cidr(first, prefix)
        : new Cidr(plain, prefix - 96);
  }

  /** How many addresses there are. */
  BigInteger size() {
    return BigInteger.ONE.shiftLeft(first.bits() - prefix);
  }

  /** The last address. */
  IpAddress last() {
    return new IpAddress(first.bits(), first.value().add(size()).subtract(BigInteger.ONE));
  }

  boolean contains(IpAddress address) {
    int rest = first.bits() - prefix;
    return address.bits() == first.bits()
        && address.value().shiftRight(rest).equals(first.value().shiftRight(rest));
  }

  @Override
  public String toString() {
    return first + "/" + prefix;
  }
}
