package dev.jural.cli;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.stream.Stream;

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

  /** Checks a small stack, from standard input and from a file, with a decision log. */
  public static void main(String[] args) throws IOException {
    Path folder = Files.createTempDirectory("jural-warm-up");
    Path stack = folder.resolve("stack.yaml");
    Path log = folder.resolve("decisions");
    try {
      Files.writeString(stack, STACK, StandardCharsets.UTF_8);
      for (String input : new String[] {stack.toString(), "-"}) {
        Terminal terminal =
            new Terminal(
                new ByteArrayInputStream(STACK.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8),
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8),
                System.getenv(),
                Clock.systemUTC(),
                false);
        Main.run(new String[] {"check", "--decision-log", log.toString(), input}, terminal);
      }
    } finally {
      delete(folder);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
