package dev.jural.manifest.reader;

import dev.jural.manifest.Evidence;
import dev.jural.manifest.LoadResult;
import dev.jural.manifest.Manifest;
import dev.jural.manifest.Node;
import dev.jural.manifest.catalogue.Catalogue;
import dev.jural.manifest.stack.StackReader;
import dev.jural.source.SourceText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** EvidenceReaders are all readers, the surer ones first. A new one is a class and a line here. */
public final class EvidenceReaders {
  private static final List<Reader> READERS =
      List.of(
          new WorkloadReader(),
          new CustomResourceReader(),
          new RuntimeClassReader(),
          new KustomizationReader(),
          new ChartReader(),
          new FluxReader(),
          new ArgoReader(),
          new HelmfileReader(),
          new ComposeReader(),
          new ClusterReader(),
          new ConfigTextReader(),
          new ValuesReader(),
          new HelmResourceReader(),
          new PipelineReader(),
          new SbomReader(),
          new SourcesReader());

  /** How deep lists may hold lists. */
  private static final int MAX_LIST_DEPTH = 16;

  private EvidenceReaders() {}

  /**
   * What the documents of one file show of the systems of {@code catalogue}. Stacks among them are
   * passed over: they declare, and {@link StackEvidence} says what.
   */
  public static List<Evidence> read(List<Manifest> documents, Catalogue catalogue) {
    Findings findings = new Findings(catalogue, documents);
    for (Manifest document : documents) {
      if (StackReader.isStack(document)) {
        continue;
      }
      HeaderReader.read(document, findings);
      for (Node object : objects(document)) {
        for (Reader reader : READERS) {
          if (reader.recognises(object)) {
            reader.read(object, findings);
          }
        }
      }
    }
    List<Evidence> evidence = new ArrayList<>(findings.evidence());
    // Stable, so that of signs in one place the surer one, whose reader comes first, stays first.
    evidence.sort(Comparator.comparing(Evidence::location));
    return evidence;
  }

  /**
   * What a file shows: its documents, the outlines of a template, and of a file that cannot be read
   * the lines that say a version.
   */
  public static List<Evidence> read(LoadResult file, Catalogue catalogue) {
    List<Manifest> documents = new ArrayList<>(file.documents());
    documents.addAll(file.outlines());
    List<Evidence> evidence = new ArrayList<>(read(documents, catalogue));
    for (SourceText text : file.unread()) {
      evidence.addAll(LineScanner.read(text, catalogue));
    }
    return evidence;
  }

  /** The document, or the objects of a list, of its lists, and so on. */
  static List<Node> objects(Manifest document) {
    List<Node> objects = new ArrayList<>();
    unroll(Node.of(document), 0, objects);
    return objects;
  }

  private static void unroll(Node node, int depth, List<Node> objects) {
    boolean isList =
        Kubernetes.isObject(node)
            && node.get("kind").string().endsWith("List")
            && node.get("items").isArray();
    if (!isList || depth == MAX_LIST_DEPTH) {
      if (node.isObject()) {
        objects.add(node);
      }
      return;
    }
    for (Node item : node.get("items").items()) {
      unroll(item, depth + 1, objects);
    }
  }
}
