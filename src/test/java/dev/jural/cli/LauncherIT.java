package dev.jural.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The launcher with the jar of this build, as users start it. */
@DisabledOnOs(OS.WINDOWS)
class LauncherIT {
  private static final Path HOME =
      Path.of(System.getProperty("jural.basedir", "")).toAbsolutePath();
  private static final Path LAUNCHER = HOME.resolve("jural");
  private static final String PASSING = HOME + "/samples/3.1-runtimes/passing.yaml";
  private static final String FAILING = HOME + "/samples/3.1-runtimes/failing.yaml";

  @TempDir Path folder;

  @BeforeAll
  static void hasAnArchive() throws Exception {
    assertEquals(0, new ProcessBuilder(LAUNCHER.toString(), "--version").start().waitFor());
  }

  private record Ended(int exit, String out, String err) {}

  private Ended run(Map<String, String> environment, String... command) throws Exception {
    Path out = Files.createTempFile(folder, "out", "");
    Path err = Files.createTempFile(folder, "err", "");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().putAll(environment);
    Process process = builder.start();
    process.getOutputStream().close();
    assertTrue(process.waitFor(120, TimeUnit.SECONDS), "still running");
    return new Ended(process.exitValue(), text(out), text(err));
  }

  private static String text(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
  }

  private Ended check(Map<String, String> environment, String... more) throws Exception {
    List<String> command = new ArrayList<>(List.of(LAUNCHER.toString(), "check"));
    command.addAll(List.of("--no-decision-log", "--as-of", "2025-11-04"));
    command.addAll(List.of(more));
    return run(environment, command.toArray(String[]::new));
  }

  @Test
  void exitCodesComeThrough() throws Exception {
    assertEquals(0, check(Map.of(), PASSING).exit());
    assertEquals(1, check(Map.of(), FAILING).exit());
    assertEquals(2, check(Map.of(), "--nothing").exit());
    assertEquals(3, check(Map.of(), "absent.yaml").exit());
  }

  @Test
  void onlyResultsAreOnStandardOutput() throws Exception {
    Ended ended = check(Map.of(), "--format", "json", FAILING);
    assertTrue(ended.out().startsWith("{"), ended.out());
    assertEquals("", ended.err());
  }

  @Test
  void itWorksThroughLinksFromAnyFolder() throws Exception {
    Path first = Files.createSymbolicLink(folder.resolve("first"), LAUNCHER);
    Files.createDirectories(folder.resolve("a b"));
    Path second = Files.createSymbolicLink(folder.resolve("a b/second"), Path.of("../first"));
    for (Path link : List.of(first, second)) {
      Ended ended = run(Map.of(), link.toString(), "--version");
      assertEquals(0, ended.exit(), ended.err());
      assertTrue(ended.out().startsWith("jural "), ended.out());
    }
    Ended onPath =
        run(Map.of("PATH", folder + ":" + System.getenv("PATH")), "sh", "-c", "first --version");
    assertEquals(0, onPath.exit(), onPath.err());
  }

  @Test
  void argumentsKeepTheirSpacesAndStars() throws Exception {
    String name = "a  b * $(x) 'q' \"d\".yaml";
    Files.copy(Path.of(FAILING), folder.resolve(name));
    Ended ended = check(Map.of(), name);
    assertEquals(1, ended.exit(), ended.err());
    assertTrue(ended.out().contains(name), ended.out());
  }

  @Test
  void theLocaleChangesNothing() throws Exception {
    Files.writeString(folder.resolve("größe.yaml"), "kind: [\n");
    Ended plain = check(Map.of(), "--show-passed", "größe.yaml", HOME + "/samples");
    List<Map<String, String>> others =
        List.of(
            Map.of("LC_ALL", "C"),
            Map.of("LC_ALL", "", "LC_CTYPE", "", "LANG", ""),
            Map.of("JURAL_JAVA_OPTS", "-Duser.language=tr -Duser.country=TR"),
            Map.of("JURAL_JAVA_OPTS", "-Dfile.encoding=ISO-8859-1 -Duser.timezone=Asia/Kathmandu"));
    for (Map<String, String> other : others) {
      assertEquals(plain, check(other, "--show-passed", "größe.yaml", HOME + "/samples"));
    }
    assertTrue(plain.out().contains("größe.yaml"), plain.out());
  }

  @Test
  void aClosedPipeEndsTheRunQuietlyButNotAsSuccess() throws Exception {
    Ended ended =
        run(
            Map.of(),
            "bash",
            "-c",
            "\"$0\" check --no-decision-log --show-passed \"$1\" | true; echo ${PIPESTATUS[0]}",
            LAUNCHER.toString(),
            HOME + "/samples");
    assertEquals("6\n", ended.out());
    assertEquals("", ended.err());
  }

  @Test
  void anInterruptSaysThatResultsAreNotComplete() throws Exception {
    Path err = folder.resolve("err");
    Process process =
        new ProcessBuilder(LAUNCHER.toString(), "check", "--no-decision-log", "-")
            .redirectError(err.toFile())
            .start();
    try {
      // The manifest never ends, and its beginning is more than the pipe holds: when it is written,
      // the program reads.
      byte[] part = ("a: b\n# " + "x".repeat(1 << 17) + "\n").getBytes(StandardCharsets.UTF_8);
      process.getOutputStream().write(part);
      process.getOutputStream().flush();
      new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
      assertTrue(process.waitFor(60, TimeUnit.SECONDS), "still running");
      assertAll(
          () -> assertEquals(130, process.exitValue()),
          () -> assertEquals("jural: interrupted; what was reported is not complete\n", text(err)));
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void aWrongJavaHomeIsSaidInOneLine() throws Exception {
    Ended ended = run(Map.of("JAVA_HOME", "/nowhere"), LAUNCHER.toString(), "--version");
    assertEquals(70, ended.exit());
    assertEquals("jural: JAVA_HOME is \"/nowhere\", where there is no bin/java\n", ended.err());
  }
}
