package dev.jural.builtin.lib;

import static dev.jural.builtin.BuiltinTable.arg;

import dev.jural.builtin.BuiltinContext;
import dev.jural.builtin.BuiltinException;
import dev.jural.builtin.BuiltinTable;
import dev.jural.builtin.Implementation;
import dev.jural.builtin.Operands;
import dev.jural.types.RegoType;
import dev.jural.value.RegoSet;
import dev.jural.value.RegoString;
import dev.jural.value.RegoValue;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/** Names of hosts and their addresses (OPA docs, "Net"). */
public final class Hosts {
  private Hosts() {}

  /** Adds the functions of this category. */
  public static void register(BuiltinTable.Builder table) {
    table.nondeterministic(
        "net.lookup_ip_addr",
        "The addresses that a host name resolves to.",
        (Implementation.C1) Hosts::lookup,
        RegoType.setOf(RegoType.STRING),
        arg("name", RegoType.STRING));
  }

  private static RegoValue lookup(BuiltinContext context, RegoValue operand) {
    String name = Operands.string(operand, 1);
    int zone = name.indexOf('%');
    Optional<IpAddress> address = IpAddress.parse(zone < 0 ? name : name.substring(0, zone));
    if (address.isPresent() && (zone < 0 || address.get().bits() == 128)) {
      return RegoSet.of(RegoString.of(address.get() + (zone < 0 ? "" : name.substring(zone))));
    }
    if (isNoName(name)) {
      throw BuiltinException.failure("lookup " + name + ": no such host");
    }
    // The machine's own name needs no network.
    if (!name.equals("localhost")) {
      context.network().require(name);
    }
    try {
      RegoSet.Builder addresses = RegoSet.builder();
      for (InetAddress found : InetAddress.getAllByName(name)) {
        addresses.add(RegoString.of(text(found)));
      }
      return addresses.build();
    } catch (UnknownHostException e) {
      throw BuiltinException.failure("lookup " + name + ": no such host");
    }
  }

  /** Whether the JDK would take for an address what Go takes for a name that no host can have. */
  private static boolean isNoName(String name) {
    return name.isEmpty()
        || name.indexOf(':') >= 0
        || name.chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9'));
  }

  private static String text(InetAddress address) {
    String text = address.getHostAddress();
    int zone = text.indexOf('%');
    return IpAddress.parse(zone < 0 ? text : text.substring(0, zone))
        .map(IpAddress::toString)
        .orElse(text);
  }
}
