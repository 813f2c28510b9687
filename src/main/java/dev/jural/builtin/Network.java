package dev.jural.builtin;

import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A Network says which hosts policies may talk to. Immutable.
 *
 * @param hosts names and addresses in lower case; {@code *} is every host
 */
public record Network(Set<String> hosts) {
  /** No host at all. */
  public static final Network NONE = new Network(Set.of());

  public Network {
    hosts = Set.copyOf(hosts);
  }

  /** A network of {@code hosts}; {@code *} is every host. */
  public static Network of(Collection<String> hosts) {
    return new Network(
        hosts.stream()
            .map(host -> host.toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet()));
  }

  /** Whether policies may talk to {@code host}. */
  public boolean allows(String host) {
    return hosts.contains("*") || hosts.contains(host.toLowerCase(Locale.ROOT));
  }

  /**
   * Fails unless policies may talk to {@code host}.
   *
   * @throws BuiltinException that says how to allow it
   */
  public void require(String host) {
    if (!allows(host)) {
      throw BuiltinException.failure(
          "host " + host + " is not allowed; allow it with --allow-net " + host);
    }
  }
}
