package dev.jural.manifest.catalogue;

import java.util.List;

/**
 * A SystemEntry is what every sign of one system has in common.
 *
 * @param id the id that facts, waivers and findings use: {@code argo-cd}
 * @param name what people call it: {@code Argo CD}
 * @param aliases other names it is declared by
 * @param scheme how its versions compare
 * @param prefixes what its tags may start with before the number
 * @param keepPrefixes such of them that name a numbering of their own
 */
public record SystemEntry(
    String id,
    String name,
    List<String> aliases,
    String scheme,
    List<String> prefixes,
    List<String> keepPrefixes) {
  public SystemEntry {
    aliases = List.copyOf(aliases);
    prefixes = List.copyOf(prefixes);
    keepPrefixes = List.copyOf(keepPrefixes);
  }
}
