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

  private static final String TESTS =
      """
      package warm_up_test

      default allow := false

      allow if {
      	some role in input.roles
      	role == data.admin
      }

      names := sort([upper(name) | some name in input.names])

      test_allow if allow with input as {"roles": ["a", "b"]} with data.admin as "b"

      test_names if names == ["C"] with input.names as ["a", "b"]

      test_case[note] if {
      	some note, tc in {"one": {"x": 1, "want": 2}}
      	tc.x + 1 == tc.want
      }
      """;

  private Warmup() {}

  /** Checks a small stack, from standard input and from a file, and runs a few tests. */
  public static void main(String[] args) throws IOException {
    Path folder = Files.createTempDirectory("jural-warm-up");
    Path stack = folder.resolve("stack.yaml");
    Path tests = folder.resolve("warm_up_test.rego");
    Path log = folder.resolve("decisions");
    try {
      Files.writeString(stack, STACK, StandardCharsets.UTF_8);
      for (String input : new String[] {stack.toString(), "-"}) {
        run("check", "--decision-log", log.toString(), input);
      }
      Files.writeString(tests, TESTS, StandardCharsets.UTF_8);
      run("test", tests.toString());
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

  private static void run(String... words) {
    Terminal terminal =
        new Terminal(
            new ByteArrayInputStream(STACK.getBytes(StandardCharsets.UTF_8)),
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8),
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8),
            System.getenv(),
            Clock.systemUTC(),
            false);
    Main.run(words, terminal);
  }
}
