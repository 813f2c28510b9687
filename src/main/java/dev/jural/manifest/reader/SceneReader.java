package dev.jural.manifest.reader;

import dev.jural.manifest.Manifest;
import dev.jural.manifest.Node;
import dev.jural.manifest.Scene;
import dev.jural.manifest.catalogue.Catalogue;
import dev.jural.manifest.catalogue.Rules.SceneRule;
import java.util.ArrayList;
import java.util.List;

/** A SceneReader finds what asks for recommendations; what does is data of the catalogue. */
public final class SceneReader {
  private static final List<String> RUNTIME_CLASSES =
      List.of(
          "spec.runtimeClassName",
          "spec.template.spec.runtimeClassName",
          "spec.jobTemplate.spec.template.spec.runtimeClassName");

  private SceneReader() {}

  /** What the documents of one file show. */
  public static List<Scene> read(List<Manifest> documents, Catalogue catalogue) {
    List<Scene> scenes = new ArrayList<>();
    for (Manifest document : documents) {
      for (Node object : EvidenceReaders.objects(document)) {
        if (Kubernetes.isObject(object)) {
          read(object, catalogue, scenes);
        }
      }
    }
    return scenes;
  }

  private static void read(Node object, Catalogue catalogue, List<Scene> scenes) {
    String group = Kubernetes.group(object);
    String kind = object.get("kind").string();
    for (SceneRule rule : catalogue.signs().scenes()) {
      if (rule.group().equals(group) && rule.kind().equals(kind)) {
        Node label = object.walk("metadata.labels").get(rule.label());
        if (rule.label().isEmpty()) {
          scenes.add(scene(rule.scenario(), object, object.get("kind"), catalogue));
        } else if (label.text().equals(rule.value())) {
          scenes.add(scene(rule.scenario(), object, label, catalogue));
        }
      }
    }
    Node runtime = runtime(object);
    if (runtime.isScalar()) {
      scenes.add(scene(Scene.RUNTIME, object, runtime, catalogue));
    }
  }

  private static Node runtime(Node object) {
    for (String path : RUNTIME_CLASSES) {
      if (object.walk(path).isScalar()) {
        return object.walk(path);
      }
    }
    return object.get("");
  }

  private static Scene scene(String scenario, Node object, Node place, Catalogue catalogue) {
    String runtime = runtime(object).text();
    List<String> systems =
        catalogue.signs().runtime(runtime).stream().map(rule -> rule.system().id()).toList();
    boolean isNamespace = object.get("kind").string().equals("Namespace");
    String name = Kubernetes.name(object);
    return new Scene(
        scenario,
        object.get("kind").string(),
        name,
        isNamespace ? name : object.walk("metadata.namespace").text(),
        runtime,
        systems,
        object.manifest().origin(),
        place.location());
  }
}
