package dev.jural.bench;

import dev.jural.engine.Engine;
import dev.jural.engine.Input;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * A Workload is work that a policy does, and plain Java on Java collections beside it: the same
 * algorithm on the same input, with the same result. {@code WorkloadTest} holds the two together.
 */
interface Workload {
  /** Every workload, the index of rules aside. */
  List<Workload> ALL =
      List.of(
          new RbacWorkload(),
          new IndexedRulesWorkload(1_000),
          new ComprehensionWorkload(),
          new TextWorkload(),
          new NestedDocumentsWorkload(),
          new EveryWorkload(),
          new WalkWorkload(),
          new AdmissionWorkload());

  /** A short name, as in the report. */
  String name();

  /** The policy's text. */
  String policy();

  /** The query whose value is compared with the one of {@link #byHand}. */
  String query();

  /** The base documents, as maps, lists, strings, longs and booleans. */
  default Map<String, Object> data() {
    return Map.of();
  }

  /** The input, made of the same. */
  Map<String, Object> input();

  /** What plain Java makes of the two: maps, sets, lists, strings, longs and booleans. */
  Object byHand(Map<String, Object> input, Map<String, Object> data);

  /** The engine with the policy and the data. */
  default Engine engine() {
    return Engine.builder().module(name() + ".rego", policy()).data(data()).build();
  }

  /** The input as a policy sees it. */
  default Input value() {
    return Input.from(input());
  }

  /** The text of a file of {@code src/test/resources/bench}. */
  static String resource(String file) {
    try (InputStream in = Workload.class.getResourceAsStream("/bench/" + file)) {
      if (in == null) {
        throw new IllegalArgumentException("no file bench/" + file);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
