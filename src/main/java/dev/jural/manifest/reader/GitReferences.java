package dev.jural.manifest.reader;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.jural.manifest.Node;
import dev.jural.manifest.catalogue.Rules.NameRule;
import dev.jural.manifest.catalogue.SystemEntry;
import dev.jural.manifest.catalogue.Version;
import dev.jural.manifest.catalogue.VersionReader;

/** Reads addresses of Git hosts that name a repository and a tag of it. */
final class GitReferences {
  private static final Pattern REPOSITORY =
      Pattern.compile(
          "(?:github\\.com|raw\\.githubusercontent\\.com)[/:]([\\w.-]+/[\\w.-]+?)(?:\\.git)?(?:/|$|\\?)");
  private static final Pattern REF = Pattern.compile("[?&](?:ref|version)=([^&\\s]+)");
  private static final Pattern RELEASE = Pattern.compile("/releases/download/([^/\\s]+)/");
  private static final Pattern RAW =
      Pattern.compile(
          "raw\\.githubusercontent\\.com/[\\w.-]+/[\\w.-]+/(?:refs/(?:tags|heads)/)?([^/\\s]+)/");

  private GitReferences() {}

  /** Adds what {@code address}, which stands at {@code place}, shows by itself. */
  static void read(Node place, String address, String signal, Findings findings) {
    String ref = first(REF, address);
    if (ref.isEmpty()) {
      ref = first(RELEASE, address);
    }
    if (ref.isEmpty()) {
      ref = first(RAW, address);
    }
    if (!ref.isEmpty()) {
      read(place, address, ref, signal, findings);
    }
    for (NameRule rule : findings.catalogue().signs().downloads()) {
      int at = address.indexOf(rule.name());
      if (at >= 0) {
        String rest = address.substring(at + rule.name().length());
        int end = rest.indexOf('/');
        Version version =
            VersionReader.read(end < 0 ? rest : rest.substring(0, end), rule.system());
        findings.add(rule.system(), place, version, signal).done();
      }
    }
  }

  /** Adds what the repository at {@code address} at the tag {@code ref} shows. */
  static void read(Node place, String address, String ref, String signal, Findings findings) {
    String repository = first(REPOSITORY, address);
    for (NameRule rule : findings.catalogue().signs().repository(repository)) {
      SystemEntry system = rule.system();
      Version version = VersionReader.read(ref, system);
      findings.add(system, place, version, signal).done();
    }
  }

  private static String first(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? matcher.group(1) : "";
  }
}
