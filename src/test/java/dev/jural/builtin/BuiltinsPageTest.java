package dev.jural.builtin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.jural.types.RegoTypes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The page of built-in functions, {@code src/main/docs/builtins.md}, is what the table says; {@code
 * -Dgolden.update=true} writes it anew.
 */
class BuiltinsPageTest {
  private static final Path PAGE = Path.of("src/main/docs/builtins.md");

  @Test
  void thePageIsWhatTheTableSays() throws IOException {
    String page = page();
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(PAGE, page);
    }
    assertEquals(page, Files.readString(PAGE));
  }

  private static String page() {
    List<Builtin> builtins =
        Builtins.standard().all().stream().sorted(Comparator.comparing(Builtin::name)).toList();
    StringBuilder out = new StringBuilder();
    out.append("# Built-in functions\n\n")
        .append("All ")
        .append(builtins.size())
        .append(" functions that policies call, with the types that the compiler checks.\n")
        .append("Written by `BuiltinsPageTest`. A star marks those whose result may differ from ")
        .append("query to query;\nwithin one query the first result is kept. ")
        .append("`print`, `rego.metadata.rule` and `rego.metadata.chain`\n")
        .append("are part of the compiler.\n\n")
        .append("| function | arguments | result | what it gives |\n| --- | --- | --- | --- |\n");
    for (Builtin builtin : builtins) {
      out.append("| `")
          .append(builtin.name())
          .append(builtin.isNondeterministic() ? "` * | " : "` | ");
      out.append(
          builtin.args().stream()
              .map(arg -> arg.name() + ": `" + RegoTypes.show(arg.type()) + "`")
              .collect(Collectors.joining(", ")));
      out.append(" | `").append(RegoTypes.show(builtin.result())).append("` | ");
      out.append(builtin.doc().replace("|", "\\|")).append(" |\n");
    }
    return out.toString();
  }
}
