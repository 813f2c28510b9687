package dev.jural.manifest.reader;

import dev.jural.manifest.Node;

/**
 * A RuntimeClassReader reads RuntimeClass objects: the handler says which runtime the nodes hold,
 * never which version.
 */
final class RuntimeClassReader implements Reader {
  @Override
  public boolean recognises(Node document) {
    return Kubernetes.is(document, "node.k8s.io", "RuntimeClass");
  }

  @Override
  public void read(Node document, Findings findings) {
    Node handler =
        document.get("handler").exists()
            ? document.get("handler")
            : document.walk("spec.runtimeHandler");
    Node name = document.walk("metadata.name");
    boolean isHandlerKnown = !findings.catalogue().signs().runtime(handler.string()).isEmpty();
    findings.runtime(isHandlerKnown ? handler : name, "RuntimeClass");
  }
}
