package dev.jural.manifest.catalogue;

import dev.jural.manifest.catalogue.Rules.ImageRule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Images find the systems of an image by its whole repository name, never by a part of it. Known
 * registries hold the same image under several names; a registry that is not known to be public is
 * taken for a mirror, and the path decides.
 */
final class Images {
  private final Map<String, List<ImageRule>> byRepository;
  private final Map<String, List<ImageRule>> byPath;
  private final Map<String, List<ImageRule>> hashed;
  private final Map<String, String> aliases;
  private final Set<String> publicHosts;

  private Images(Builder builder) {
    this.byRepository = builder.byRepository;
    this.byPath = builder.byPath;
    this.hashed = builder.hashed;
    this.aliases = builder.aliases;
    this.publicHosts = builder.publicHosts;
  }

  /** Collects rules; not for use by more than one thread. */
  static final class Builder {
    final Map<String, List<ImageRule>> byRepository = new HashMap<>();
    final Map<String, List<ImageRule>> byPath = new HashMap<>();
    final Map<String, List<ImageRule>> hashed = new HashMap<>();
    final Map<String, String> aliases = new HashMap<>();
    final Set<String> publicHosts = new HashSet<>();

    void add(String repository, ImageRule rule) {
      byRepository.computeIfAbsent(repository, k -> new ArrayList<>()).add(rule);
      String path = repository.substring(repository.indexOf('/') + 1);
      // A path of one part ("kube-proxy") could be anybody's.
      if (path.indexOf('/') > 0) {
        List<ImageRule> rules = byPath.computeIfAbsent(path, k -> new ArrayList<>());
        if (!rules.contains(rule)) {
          rules.add(rule);
        }
      }
    }

    void addHashed(String repository, ImageRule rule) {
      hashed.computeIfAbsent(repository, k -> new ArrayList<>()).add(rule);
    }

    Images build() {
      return new Images(this);
    }
  }

  List<ImageRule> find(ImageReference reference) {
    String repository = (reference.host() + "/" + reference.path()).toLowerCase(Locale.ROOT);
    List<ImageRule> found = byRepository.get(canonical(repository));
    if (found != null) {
      return found;
    }
    int hash = repository.lastIndexOf('-');
    if (hash > 0 && isMd5(repository, hash + 1)) {
      return hashed.getOrDefault(repository.substring(0, hash), List.of());
    }
    if (publicHosts.contains(reference.host().toLowerCase(Locale.ROOT))) {
      return List.of();
    }
    return inMirror(reference.path().toLowerCase(Locale.ROOT));
  }

  private String canonical(String repository) {
    String name = repository;
    // The longest prefix decides: a path in a registry before the registry.
    for (int end = name.lastIndexOf('/'); end > 0; end = name.lastIndexOf('/', end - 1)) {
      String alias = aliases.get(name.substring(0, end));
      if (alias != null) {
        return alias + name.substring(end);
      }
    }
    return name;
  }

  /** Mirrors keep the path, some below a project of their own. */
  private List<ImageRule> inMirror(String path) {
    for (int from = 0; from >= 0; from = path.indexOf('/', from) + 1) {
      String tail = path.substring(from);
      List<ImageRule> found = byPath.get(tail);
      if (found != null) {
        return found;
      }
      int slash = tail.indexOf('/');
      String host = slash < 0 ? "" : tail.substring(0, slash);
      if (host.indexOf('.') > 0) {
        List<ImageRule> named = byRepository.get(canonical(tail));
        if (named != null) {
          return named;
        }
      }
      if (slash < 0) {
        return List.of();
      }
    }
    return List.of();
  }

  private static boolean isMd5(String text, int from) {
    if (text.length() - from != 32) {
      return false;
    }
    for (int i = from; i < text.length(); i++) {
      if (Character.digit(text.charAt(i), 16) < 0) {
        return false;
      }
    }
    return true;
  }
}
