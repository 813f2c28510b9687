package dev.jural.manifest.reader;

import dev.jural.manifest.Node;

/** A ComposeReader reads the images and runtimes of Docker Compose services. */
final class ComposeReader implements Reader {
  @Override
  public boolean recognises(Node document) {
    return !document.get("kind").exists()
        && !document.get("apiVersion").exists()
        && document.get("services").entries().stream()
            .anyMatch(s -> s.get("image").isScalar() || s.get("build").exists());
  }

  @Override
  public void read(Node document, Findings findings) {
    for (Node service : document.get("services").entries()) {
      findings.image(service.get("image"), "compose image");
      findings.runtime(service.get("runtime"), "compose runtime");
    }
  }
}
