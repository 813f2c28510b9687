package dev.jural.builtin.lib;

import static dev.jural.builtin.BuiltinTable.arg;

import dev.jural.builtin.BuiltinContext;
import dev.jural.builtin.BuiltinException;
import dev.jural.builtin.BuiltinTable;
import dev.jural.builtin.Implementation;
import dev.jural.builtin.Operands;
import dev.jural.types.RegoType;
import dev.jural.value.RegoArray;
import dev.jural.value.RegoBoolean;
import dev.jural.value.RegoNumber;
import dev.jural.value.RegoObject;
import dev.jural.value.RegoSet;
import dev.jural.value.RegoString;
import dev.jural.value.RegoValue;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Blocks of IP addresses (OPA docs, "Net"). */
public final class Cidrs {
  private Cidrs() {}

  /** Adds the functions of this category. */
  public static void register(BuiltinTable.Builder table) {
    RegoType string = RegoType.STRING;
    table.fn(
        "net.cidr_contains",
        "Whether a block holds an address, or all of another block.",
        (cidr, other) ->
            RegoBoolean.of(contains(cidr(Operands.string(cidr, 1)), Operands.string(other, 1))),
        RegoType.BOOLEAN,
        arg("cidr", string),
        arg("cidr_or_ip", string));
    RegoType element = RegoType.anyOf(string, RegoType.ARRAY);
    RegoType elements =
        RegoType.anyOf(
            string,
            RegoType.arrayOf(element),
            RegoType.objectOf(string, element),
            RegoType.setOf(element));
    table.withContext(
        "net.cidr_contains_matches",
        "Pairs of a block and an address or block that it holds, by their keys.",
        (Implementation.C2) Cidrs::matches,
        RegoType.setOf(RegoType.tuple(RegoType.ANY, RegoType.ANY)),
        arg("cidrs", elements),
        arg("cidrs_or_ips", elements));
    table.withContext(
        "net.cidr_expand",
        "All addresses of a block.",
        (Implementation.C1) Cidrs::expand,
        RegoType.setOf(string),
        arg("cidr", string));
    table.fn(
        "net.cidr_intersects",
        "Whether two blocks share an address.",
        Cidrs::intersects,
        RegoType.BOOLEAN,
        arg("cidr1", string),
        arg("cidr2", string));
    table.fn(
        "net.cidr_overlap",
        "Whether a block holds an address; an old name of net.cidr_contains.",
        (cidr, ip) ->
            RegoBoolean.of(contains(cidr(Operands.string(cidr, 1)), Operands.string(ip, 1))),
        RegoType.BOOLEAN,
        arg("cidr", string),
        arg("ip", string));
    table.fn(
        "net.cidr_is_valid",
        "Whether a string is a block.",
        cidr ->
            RegoBoolean.of(cidr instanceof RegoString text && Cidr.parse(text.text()).isPresent()),
        RegoType.BOOLEAN,
        arg("cidr", string));
    table.withContext(
        "net.cidr_merge",
        "The fewest blocks that hold the same addresses.",
        (Implementation.C1) Cidrs::merge,
        RegoType.setOf(string),
        arg(
            "addrs",
            RegoType.anyOf(RegoType.arrayOf(RegoType.anyOf(string)), RegoType.setOf(string))));
  }

  private static Cidr cidr(String text) {
    return Cidr.parse(text)
        .orElseThrow(() -> BuiltinException.failure("invalid CIDR address: " + text));
  }

  private static boolean contains(Cidr block, String other) {
    Optional<IpAddress> address = IpAddress.parse(other);
    if (address.isPresent()) {
      return block.contains(address.get());
    }
    Cidr part =
        Cidr.parse(other)
            .orElseThrow(
                () ->
                    BuiltinException.failure(
                        "not a valid textual representation of an IP address or CIDR: " + other));
    return block.contains(part.first()) && block.contains(part.last());
  }

  private static RegoValue intersects(RegoValue left, RegoValue right) {
    Cidr a = cidr(Operands.string(left, 1));
    Cidr b = cidr(Operands.string(right, 1));
    return RegoBoolean.of(a.contains(b.first()) || b.contains(a.first()));
  }

  private static RegoValue expand(BuiltinContext context, RegoValue value) {
    Cidr block = cidr(Operands.string(value, 1));
    context.charge(block.size().bitLength() > 62 ? Long.MAX_VALUE / 2 : block.size().longValue());
    RegoSet.Builder hosts = RegoSet.builder(block.size().intValue());
    for (BigInteger i = BigInteger.ZERO; i.compareTo(block.size()) < 0; i = i.add(BigInteger.ONE)) {
      IpAddress host = new IpAddress(block.first().bits(), block.first().value().add(i));
      hosts.add(RegoString.of(host.toString()));
    }
    return hosts.build();
  }

  // ---- matches

  private record Keyed(RegoValue key, RegoValue element) {}

  private static RegoValue matches(BuiltinContext context, RegoValue cidrs, RegoValue others) {
    RegoSet.Builder pairs = RegoSet.builder();
    for (Keyed block : elements(cidrs)) {
      String cidr = text(block.element(), 1);
      for (Keyed other : elements(others)) {
        context.charge(4);
        String part = text(other.element(), 2);
        if (contains(cidr(cidr), part)) {
          pairs.add(RegoArray.of(block.key(), other.key()));
        }
      }
    }
    return pairs.build();
  }

  private static List<Keyed> elements(RegoValue operand) {
    List<Keyed> elements = new ArrayList<>();
    if (operand instanceof RegoString) {
      elements.add(new Keyed(operand, operand));
    } else if (operand instanceof RegoArray array) {
      for (int i = 0; i < array.size(); i++) {
        elements.add(new Keyed(RegoNumber.of(i), array.get(i)));
      }
    } else if (operand instanceof RegoSet set) {
      for (int i = 0; i < set.size(); i++) {
        elements.add(new Keyed(set.elementAt(i), set.elementAt(i)));
      }
    } else if (operand instanceof RegoObject object) {
      for (int i = 0; i < object.size(); i++) {
        elements.add(new Keyed(object.keyAt(i), object.valueAt(i)));
      }
    }
    return elements;
  }

  private static String text(RegoValue element, int position) {
    if (element instanceof RegoString text) {
      return text.text();
    } else if (element instanceof RegoArray tuple && tuple.size() > 0) {
      return Operands.string(tuple.get(0), 1);
    }
    throw BuiltinException.failure(
        "operand " + position + ": element must be string or non-empty array");
  }

  // ---- merge

  /** Addresses in a row, and the block they came from if it is one alone. */
  private record Range(BigInteger first, BigInteger last, Optional<String> alone) {}

  private static RegoValue merge(BuiltinContext context, RegoValue operand) {
    List<Range> ranges = new ArrayList<>();
    for (RegoValue element : addresses(operand)) {
      if (!(element instanceof RegoString text)) {
        throw BuiltinException.failure("element must be string");
      }
      ranges.add(range(text.text()));
    }
    ranges.sort(Comparator.comparing(Range::first).thenComparing(Range::last));
    RegoSet.Builder blocks = RegoSet.builder();
    for (Range range : joined(ranges)) {
      context.charge(1);
      if (range.alone().isPresent()) {
        blocks.add(RegoString.of(range.alone().get()));
      } else {
        split(range, blocks);
      }
    }
    return blocks.build();
  }

  private static List<RegoValue> addresses(RegoValue operand) {
    if (operand instanceof RegoArray array) {
      return array.elements();
    } else if (operand instanceof RegoSet set) {
      return elements(set).stream().map(Keyed::element).toList();
    }
    throw BuiltinException.failure("operand must be an array");
  }

  private static Range range(String text) {
    Optional<IpAddress> address = IpAddress.parse(text);
    if (address.isEmpty()) {
      Cidr block = cidr(text);
      return new Range(block.first().wide(), block.last().wide(), Optional.of(block.toString()));
    }
    if (address.get().bits() == 128) {
      throw BuiltinException.failure("IPv6 invalid: needs prefix length");
    }
    Cidr block = Cidr.of(address.get(), classPrefix(address.get()));
    return new Range(
        block.first().wide(),
        block.last().wide(),
        Optional.of(address.get() + "/" + block.prefix()));
  }

  /** The prefix of an address without one: that of its class, as Go's DefaultMask has it. */
  private static int classPrefix(IpAddress address) {
    int firstOctet = address.value().shiftRight(24).intValue();
    return firstOctet < 128 ? 8 : firstOctet < 192 ? 16 : 24;
  }

  private static List<Range> joined(List<Range> sorted) {
    List<Range> joined = new ArrayList<>();
    for (Range range : sorted) {
      Range before = joined.isEmpty() ? range : joined.get(joined.size() - 1);
      if (joined.isEmpty() || range.first().compareTo(before.last().add(BigInteger.ONE)) > 0) {
        joined.add(range);
      } else {
        joined.set(
            joined.size() - 1,
            new Range(before.first(), before.last().max(range.last()), Optional.empty()));
      }
    }
    return joined;
  }

  private static void split(Range range, RegoSet.Builder blocks) {
    BigInteger at = range.first();
    while (at.compareTo(range.last()) <= 0) {
      int aligned = at.signum() == 0 ? 128 : at.getLowestSetBit();
      int fits = range.last().subtract(at).add(BigInteger.ONE).bitLength() - 1;
      int size = Math.min(aligned, fits);
      IpAddress first = new IpAddress(128, at);
      blocks.add(RegoString.of(Cidr.of(first, 128 - size).toString()));
      at = at.add(BigInteger.ONE.shiftLeft(size));
    }
  }
}
