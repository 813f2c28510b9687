package dev.jural.manifest;

import dev.jural.source.Location;
import dev.jural.source.Origin;
import dev.jural.value.RegoArray;
import dev.jural.value.RegoNumber;
import dev.jural.value.RegoObject;
import dev.jural.value.RegoString;
import java.util.List;

/**
 * A Scene is something in a document that asks for a recommendation of the report, or answers one:
 * a serverless workload, a namespace of high security, a workload in a runtime of its own.
 *
 * @param scenario {@code serverless}, {@code high-security}, or {@code runtime} for an answer
 * @param kind of the object
 * @param name of the object
 * @param namespace of the object; empty when it does not say
 * @param runtime the RuntimeClass that it asks for; empty for the default one
 * @param systems ids of the systems that the runtime belongs to
 * @param origin the document
 * @param location the line that says it
 */
public record Scene(
    String scenario,
    String kind,
    String name,
    String namespace,
    String runtime,
    List<String> systems,
    Origin origin,
    Location location) {
  /** The scenario of a workload that asks for a RuntimeClass. */
  public static final String RUNTIME = "runtime";

  public Scene {
    systems = List.copyOf(systems);
  }

  /** The record as policies see it in {@code input.scenes}. */
  public RegoObject toValue() {
    return RegoObject.builder(8)
        .put("scenario", scenario)
        .put("kind", kind)
        .put("name", name)
        .put("namespace", namespace)
        .put("runtime", runtime)
        .put("systems", RegoArray.of(systems.stream().map(RegoString::of).toList()))
        .put(
            "location",
            RegoObject.builder(3)
                .put("file", location.file())
                .put("line", RegoNumber.of(location.line()))
                .put("column", RegoNumber.of(location.column()))
                .build())
        .build();
  }
}
