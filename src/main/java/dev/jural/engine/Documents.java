package dev.jural.engine;

import dev.jural.eval.Program;
import dev.jural.value.RegoObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes documents ready, whatever the engine. */
final class Documents {
  private static final String ROOT = "data.";

  private Documents() {}

  static PreparedDocuments prepare(
      List<String> paths, Program program, Runtime runtime, RegoObject data) {
    Map<String, List<String>> names = new LinkedHashMap<>();
    for (String path : paths) {
      if (!path.startsWith(ROOT)) {
        throw new IllegalArgumentException("a path begins with data., got " + path);
      }
      names.put(path, List.of(path.substring(ROOT.length()).split("\\.", -1)));
    }
    return (input, options) ->
        runtime.evaluator().documents(program, names, runtime.run(input, data, options));
  }

  /** Whether one of the documents that are read is at, above or below {@code path}. */
  static boolean reads(List<String> dataReads, String path) {
    String name = path.substring(ROOT.length());
    return dataReads.stream()
        .anyMatch(
            read ->
                read.equals(name)
                    || read.isEmpty()
                    || read.startsWith(name + ".")
                    || name.startsWith(read + "."));
  }
}
