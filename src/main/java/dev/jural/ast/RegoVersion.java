package dev.jural.ast;

/**
 * A RegoVersion is the version of the language a module is written in (OPA docs, "Rego v0
 * compatibility").
 */
public enum RegoVersion {
  /** Before OPA 1.0: {@code if} and {@code contains} are optional unless imported. */
  V0,
  /** OPA 1.0 and later, the default. */
  V1
}
