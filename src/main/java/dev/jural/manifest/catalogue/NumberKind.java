package dev.jural.manifest.catalogue;

/** A NumberKind says what the number on an image or a chart is the number of. */
public enum NumberKind {
  /** The system's own version. */
  RELEASE("release"),
  /** Another artefact of the family, counted by itself: not comparable. */
  ARTEFACT("artefact"),
  /** Something that says nothing of the system's version. */
  PRESENCE("presence"),
  /** A chart with the system's number. */
  APP("app"),
  /** A chart with the first two numbers of the system's. */
  MINOR("minor"),
  /** A chart whose versions a table maps to the system's. */
  TABLE("table"),
  /** Linkerd's charts: 2024.8.2 is edge-24.8.2; what counts from 1 is a number of its own. */
  LINKERD("linkerd");

  private final String text;

  NumberKind(String text) {
    this.text = text;
  }

  String text() {
    return text;
  }
}
