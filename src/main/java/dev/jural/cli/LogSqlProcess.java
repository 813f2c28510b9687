package dev.jural.cli;

import dev.jural.report.SafeText;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The process that runs SQL over a log. It sees the log's folder and no other file, and the network
 * not at all.
 */
public final class LogSqlProcess {
  private static final String COLUMNS =
      "{seq: 'BIGINT', type: 'VARCHAR', event: 'STRUCT(decision_id VARCHAR, \"timestamp\" TIMESTAMP,"
          + " path VARCHAR, labels MAP(VARCHAR, VARCHAR), bundles JSON, input JSON, result JSON,"
          + " error JSON, erased VARCHAR[], masked VARCHAR[], mask_error VARCHAR, metrics JSON,"
          + " nd_builtin_cache JSON, jural JSON)'}";
  private static final String EVENT =
      "{decision_id: 'VARCHAR', \"timestamp\": 'TIMESTAMP', path: 'VARCHAR', query: 'VARCHAR',"
          + " labels: 'MAP(VARCHAR, VARCHAR)', bundles: 'JSON', input: 'JSON', result: 'JSON',"
          + " error: 'JSON', erased: 'VARCHAR[]', masked: 'VARCHAR[]', mask_error: 'VARCHAR',"
          + " metrics: 'JSON', nd_builtin_cache: 'JSON', requested_by: 'VARCHAR', jural: 'JSON'}";

  private LogSqlProcess() {}

  /** Runs {@code query LOG SQL} or {@code export LOG FILE}. */
  public static void main(String[] args) {
    PrintStream out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
    PrintStream err =
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
    int code = 0;
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      prepare(statement, Path.of(args[1]), args[0].equals("export") ? args[2] : "");
      if (args[0].equals("export")) {
        statement.execute(export(args[2]));
      } else {
        print(statement.executeQuery(args[2]), out);
      }
    } catch (SQLException | IOException e) {
      err.println("jural: " + SafeText.inert(String.valueOf(e.getMessage())));
      code = e instanceof SQLException ? 2 : 6;
    }
    out.flush();
    Runtime.getRuntime().halt(code);
  }

  private static void prepare(Statement statement, Path log, String output)
      throws SQLException, IOException {
    List<String> allowed = new ArrayList<>();
    Path folder = Files.isDirectory(log) ? log : log.toAbsolutePath().getParent();
    allowed.add(String.valueOf(folder));
    statement.execute("SET autoinstall_known_extensions = false");
    statement.execute("SET autoload_known_extensions = false");
    statement.execute("SET preserve_insertion_order = true");
    statement.execute("SET TimeZone = 'UTC'");
    statement.execute(
        "SET allowed_directories = ["
            + String.join(", ", allowed.stream().map(LogSqlProcess::quoted).toList())
            + "]");
    if (!output.isEmpty()) {
      statement.execute("SET allowed_paths = [" + quoted(output) + "]");
    }
    statement.execute("SET enable_external_access = false");
    statement.execute("SET lock_configuration = true");
    statement.execute("CREATE VIEW decisions AS " + source(log));
  }

  private static String source(Path log) throws IOException {
    if (!Files.isDirectory(log)) {
      String name = log.toString();
      return name.endsWith(".parquet")
          ? "SELECT * FROM read_parquet(" + quoted(name) + ")"
          : "SELECT * FROM read_json("
              + quoted(name)
              + ", columns = "
              + EVENT
              + ") WHERE decision_id IS NOT NULL";
    }
    List<String> files = new ArrayList<>();
    try (Stream<Path> all = Files.walk(log, 2)) {
      all.map(Path::toString)
          .filter(name -> name.contains("decisions-"))
          .filter(name -> name.endsWith(".jsonl") || name.endsWith(".jsonl.gz"))
          .sorted()
          .forEach(name -> files.add(quoted(name)));
    }
    if (files.isEmpty()) {
      throw new IOException("no segments in " + log);
    }
    return "SELECT seq, event.* FROM read_json(["
        + String.join(", ", files)
        + "], format = 'newline_delimited', maximum_object_size = 67108864, columns = "
        + COLUMNS
        + ") WHERE type = 'decision'";
  }

  private static String export(String file) {
    String format =
        file.endsWith(".parquet") ? "(FORMAT parquet, COMPRESSION zstd)" : "(FORMAT csv, HEADER)";
    return "COPY (SELECT * FROM decisions) TO " + quoted(file) + " " + format;
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  private static void print(ResultSet result, PrintStream out) throws SQLException {
    int columns = result.getMetaData().getColumnCount();
    List<String> cells = new ArrayList<>();
    for (int i = 1; i <= columns; i++) {
      cells.add(SafeText.inert(result.getMetaData().getColumnLabel(i)));
    }
    out.print(String.join("\t", cells) + "\n");
    while (result.next()) {
      cells.clear();
      for (int i = 1; i <= columns; i++) {
        String cell = result.getString(i);
        cells.add(cell == null ? "" : SafeText.inert(cell));
      }
      out.print(String.join("\t", cells) + "\n");
    }
  }
}
