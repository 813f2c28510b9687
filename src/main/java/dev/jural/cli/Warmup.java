package dev.jural.cli;

import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;

/**
 * Runs what most runs do, so that the launcher can archive the classes they load (class data
 * sharing). Prints nothing and writes nothing.
 */
public final class Warmup {
  private static final String STACK =
      """
      apiVersion: jural.dev/v1
      kind: Stack
      metadata: {name: warm-up}
      components:
        - name: cilium
          version: "1.15.6"
        - name: argo-cd
          version: "2.10.0"
      ---
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: a}
      spec: {template: {spec: {containers: [{name: a, image: "quay.io/argoproj/argocd:v2.9.0"}]}}}
      """;

  private Warmup() {}

  /** Checks a small stack in every format. */
  public static void main(String[] args) {
    for (String format : new String[] {"table", "json", "sarif"}) {
      Terminal terminal =
          new Terminal(
              new ByteArrayInputStream(STACK.getBytes(StandardCharsets.UTF_8)),
              new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8),
              new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8),
              Map.of(),
              Clock.systemUTC(),
              false);
      Main.run(
          new String[] {"check", "--no-decision-log", "--jobs", "1", "--format", format, "-"},
          terminal);
    }
  }
}
