package dev.jural.manifest;

import dev.jural.source.Location;
import dev.jural.source.Origin;
import dev.jural.value.RegoNumber;
import dev.jural.value.RegoObject;

/**
 * An Evidence is one sign, in one place, that a document runs or declares a system.
 *
 * @param component the system's id in the catalogue: {@code argo-cd}
 * @param raw the version as written; for mere presence what was written instead
 * @param normalised the version to compare, empty when there is none
 * @param scheme how versions of the system compare: {@code semver2 k8s-api calver-date kernel
 *     mapped declared}
 * @param confidence how firmly it pins the version
 * @param origin the document
 * @param location the line that says it
 * @param signal what matched, in words: {@code container image}, {@code HPA apiVersion}, {@code
 *     declared}
 * @param isComparable whether {@code normalised} is on the scale of the report's minimum; an
 *     operator's own number is not
 * @param attributes what else the reader saw and recommendations ask for ({@code mode: ambient},
 *     {@code purpose})
 */
public record Evidence(
    String component,
    String raw,
    String normalised,
    String scheme,
    Confidence confidence,
    Origin origin,
    Location location,
    String signal,
    boolean isComparable,
    RegoObject attributes) {

  /**
   * The record as policies see it in {@code input.evidence} and as {@code --format json} prints it.
   */
  public RegoObject toValue() {
    return RegoObject.builder(12)
        .put("component", component)
        .put("raw", raw)
        .put("normalised", normalised)
        .put("scheme", scheme)
        .put("confidence", confidence.text())
        .put("comparable", dev.jural.value.RegoBoolean.of(isComparable))
        .put("file", origin.file())
        .put("document", RegoNumber.of(origin.document()))
        .put("line", RegoNumber.of(location.line()))
        .put("column", RegoNumber.of(location.column()))
        .put("signal", signal)
        .put("attributes", attributes)
        .build();
  }
}
