package dev.jural.manifest.catalogue;

/**
 * An ImageReference is the name of a container image, taken apart.
 *
 * @param host the registry as written; {@code docker.io} when none is
 * @param path the repository's name in the registry; {@code library/} is added where Docker adds it
 * @param tag empty when there is none
 * @param digest {@code sha256:...}; empty when there is none
 */
public record ImageReference(String host, String path, String tag, String digest) {
  private static final String DEFAULT_HOST = "docker.io";

  /**
   * Takes {@code text} apart. Variables with a default ({@code ${A:-b}}) are replaced by it; other
   * variables stay where they are. Nothing is refused: what is no image matches no system.
   */
  public static ImageReference parse(String text) {
    String plain = Variables.withDefaults(text.strip());
    if (plain.startsWith("docker://")) {
      plain = plain.substring("docker://".length());
    }
    int at = plain.indexOf('@');
    String digest = at < 0 ? "" : plain.substring(at + 1);
    String name = at < 0 ? plain : plain.substring(0, at);
    int colon = name.lastIndexOf(':');
    // A colon before the last slash belongs to a port.
    boolean hasTag = colon > name.lastIndexOf('/') && !isInVariable(name, colon);
    String tag = hasTag ? name.substring(colon + 1) : "";
    String repository = hasTag ? name.substring(0, colon) : name;
    int slash = repository.indexOf('/');
    String first = slash < 0 ? "" : repository.substring(0, slash);
    if (!isHost(first)) {
      String path = slash < 0 ? "library/" + repository : repository;
      return new ImageReference(DEFAULT_HOST, path, tag, digest);
    }
    return new ImageReference(first, repository.substring(slash + 1), tag, digest);
  }

  private static boolean isHost(String segment) {
    return segment.indexOf('.') >= 0
        || segment.indexOf(':') >= 0
        || segment.equals("localhost")
        || Variables.isVariable(segment);
  }

  private static boolean isInVariable(String name, int at) {
    return name.lastIndexOf('{', at) > name.lastIndexOf('}', at);
  }

  /** The repository with its registry: {@code quay.io/cilium/cilium}. */
  public String repository() {
    return host + "/" + path;
  }
}
