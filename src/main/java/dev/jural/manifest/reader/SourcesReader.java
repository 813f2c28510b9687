package dev.jural.manifest.reader;

import dev.jural.manifest.Node;
import java.util.List;

/**
 * A SourcesReader reads lists of releases that projects keep in files of their own: objects that
 * name a Git repository ({@code github: tektoncd/pipeline}) and a version of it.
 */
final class SourcesReader implements Reader {
  private static final List<String> REPOSITORIES = List.of("github", "repository", "repo", "url");
  private static final List<String> VERSIONS = List.of("version", "tag", "ref");
  private static final String GITHUB = "https://github.com/";

  @Override
  public boolean recognises(Node document) {
    return !document.get("kind").exists() && !document.get("apiVersion").exists();
  }

  @Override
  public void read(Node document, Findings findings) {
    for (Node entry : document.entries()) {
      readSource(entry, findings);
      entry.items().forEach(item -> readSource(item, findings));
      if (!entry.get("version").exists()) {
        entry.entries().forEach(inner -> readSource(inner, findings));
      }
    }
  }

  private static void readSource(Node entry, Findings findings) {
    for (String key : REPOSITORIES) {
      String repository = entry.get(key).string();
      for (String versionKey : VERSIONS) {
        Node version = entry.get(versionKey);
        if (!repository.isEmpty() && version.isScalar()) {
          // Under any other key it may as well be the name of an image.
          String address = key.equals("github") ? GITHUB + repository : repository;
          GitReferences.read(version, address, version.text(), "release of " + key, findings);
        }
      }
    }
  }
}
