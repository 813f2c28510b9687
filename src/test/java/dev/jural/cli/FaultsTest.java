package dev.jural.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Faults whose inputs cannot lie in a folder of scenarios: devices, links, huge and odd things. */
class FaultsTest {
  private static final String POLICY =
      """
      package p

      deny contains "no team" if not input.metadata.labels.team
      """;
  private static final String DOCUMENT = "kind: Deployment\nmetadata: {name: web}\n";

  @TempDir Path folder;

  private Path write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private Jural.Result check(Object... more) throws IOException {
    return Jural.run(arguments(more), new byte[0], Map.of());
  }

  private List<String> arguments(Object... more) throws IOException {
    List<String> arguments =
        new ArrayList<>(List.of("check", "--no-decision-log", "--profile", "none", "--policy"));
    arguments.add(write("policy.rego", POLICY).toString());
    for (Object argument : more) {
      arguments.add(argument.toString());
    }
    return arguments;
  }

  @Test
  void aPipeIsNoManifestAndIsNotWaitedFor() throws Exception {
    Path pipe = folder.resolve("pipe.yaml");
    Process made = new ProcessBuilder("mkfifo", pipe.toString()).start();
    assumeTrue(made.waitFor() == 0, "mkfifo is not there");
    Jural.Result result =
        assertTimeoutPreemptively(
            Duration.ofSeconds(20), () -> check(pipe, write("a.yaml", DOCUMENT)));
    assertAll(
        () -> assertEquals(3, result.exit()),
        () -> assertTrue(result.out().contains("not a regular file"), result.out()),
        () -> assertTrue(result.out().contains("no team"), "the other input is checked"));
  }

  @Test
  void aDeviceIsNoManifest() throws IOException {
    assumeTrue(Files.exists(Path.of("/dev/zero")));
    Jural.Result result = check("/dev/zero");
    assertEquals(3, result.exit());
    assertTrue(result.out().contains("/dev/zero: manifest_read_error: not a regular file"));
  }

  @Test
  void aDeviceAsPolicyOrWaiversIsNotReadWithoutEnd() throws IOException {
    assumeTrue(Files.exists(Path.of("/dev/zero")));
    Path document = write("a.yaml", DOCUMENT);
    assertEquals(4, check("--policy", "/dev/zero", document).exit());
    assertEquals(4, check("--data", "/dev/zero", document).exit());
    assertEquals(4, check("--waivers", "/dev/zero", document).exit());
  }

  @Test
  void controlCharactersInPathsAreRefusedAndShownEscaped() throws IOException {
    for (String option : List.of("--policy", "--waivers", "--decision-log")) {
      Jural.Result result = Jural.run("check", option, "a\u001b[2J\nb\0", "x.yaml");
      assertEquals(2, result.exit());
      assertTrue(result.err().contains("a\\x1b[2J\\nb\\x00"), result.err());
      assertEquals(2, result.err().lines().count());
    }
    Jural.Result path = check("a\u001b\n\0.yaml");
    assertEquals(2, path.exit());
    assertFalse(path.err().contains("\u001b"));
  }

  @Test
  void loopsOfLinksEnd() throws IOException {
    Path loop = Files.createDirectories(folder.resolve("in/a"));
    Files.createSymbolicLink(loop.resolve("back"), folder.resolve("in"));
    write("in/a/x.yaml", DOCUMENT);
    Jural.Result result = check(folder.resolve("in"));
    assertEquals(1, result.exit());
    assertEquals(2, result.out().lines().filter(line -> line.contains("x.yaml")).count());
  }

  @Test
  void linksInPolicyFoldersAreNotFollowedAndSaidSo() throws IOException {
    Path outside = write("outside.rego", "package q\n\ndeny contains \"from outside\"\n");
    Path policies = Files.createDirectories(folder.resolve("policies"));
    Files.createSymbolicLink(policies.resolve("link.rego"), outside);
    Jural.Result result = check("--policy", policies, write("a.yaml", DOCUMENT));
    assertAll(
        () -> assertEquals(1, result.exit()),
        () -> assertFalse(result.out().contains("from outside")),
        () -> assertTrue(result.err().contains("link.rego"), result.err()));
  }

  @Test
  void policiesOfMoreThanTenMebibytesAreRefused() throws IOException {
    String line = "#" + "x".repeat(1022) + "\n";
    String head = "package big\n" + "#".repeat(1024 - 13) + "\n";
    Path most = write("most/most.rego", head + line.repeat(10 * 1024 - 1));
    assertEquals(10 << 20, Files.size(most));
    Path document = write("a.yaml", DOCUMENT);
    assertEquals(1, check("--policy", most, document).exit());
    Path more = write("more/more.rego", Files.readString(most) + "#");
    Jural.Result result = check("--policy", more, document);
    assertEquals(4, result.exit());
    assertTrue(result.err().contains("larger than the limit of 10 MiB"), result.err());
  }

  @Test
  void argumentsHaveAGreatestLength() throws IOException {
    Path document = write("a.yaml", DOCUMENT);
    assertEquals(3, check(document, "x".repeat(1 << 16)).exit());
    Jural.Result path = check(document, "x".repeat((1 << 16) + 1));
    assertEquals(2, path.exit());
    assertTrue(path.err().length() < 300, path.err());
    Jural.Result option = check("--" + "x".repeat(60_000), document);
    assertEquals(2, option.exit());
    assertTrue(option.err().length() < 400, option.err());
  }

  @Test
  void argumentFilesAreNotExpanded() throws IOException {
    Path file = write("arguments", "--help\n");
    assertEquals(3, check("@" + file).exit());
  }

  @Test
  void aReaderThatGoesAwayEndsTheRunQuietly() throws IOException {
    OutputStream closed =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("Broken pipe");
          }
        };
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int exit = Jural.run(arguments(write("a.yaml", DOCUMENT)), new byte[0], Map.of(), closed, err);
    assertEquals(6, exit);
    assertEquals("", err.toString(StandardCharsets.UTF_8));
  }

  @Test
  void aBugOfOursIsOneLineAndItsTraceIsOnlyShownOnDemand() throws IOException {
    for (String debug : List.of("", "1")) {
      InputStream broken =
          new InputStream() {
            @Override
            public int read() {
              throw new IllegalStateException("a bug");
            }
          };
      ByteArrayOutputStream err = new ByteArrayOutputStream();
      Terminal terminal =
          new Terminal(
              broken,
              new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8),
              new PrintStream(err, false, StandardCharsets.UTF_8),
              debug.isEmpty() ? Map.of() : Map.of("JURAL_DEBUG", debug),
              Jural.CLOCK,
              false);
      int exit = Main.run(arguments("-").toArray(String[]::new), terminal);
      String said = err.toString(StandardCharsets.UTF_8);
      assertEquals(70, exit);
      assertTrue(
          said.contains("jural: internal error: java.lang.IllegalStateException: a bug"), said);
      assertEquals(debug.isEmpty(), said.lines().count() == 1, said);
    }
  }

  @Test
  void reportsToDevicesGoThroughThem() throws IOException {
    assumeTrue(Files.exists(Path.of("/dev/null")));
    Jural.Result result = check("--format", "json=/dev/null", write("a.yaml", DOCUMENT));
    assertEquals(1, result.exit());
    assertFalse(Files.isRegularFile(Path.of("/dev/null")));
  }

  @Test
  void aFullDiskLeavesNoPartOfAReport() throws IOException {
    assumeTrue(Files.exists(Path.of("/dev/full")));
    Path link = Files.createSymbolicLink(folder.resolve("report.json"), Path.of("/dev/full"));
    Jural.Result result = check("--format", "json=" + link, write("a.yaml", DOCUMENT));
    assertEquals(6, result.exit());
    assertTrue(result.err().contains("report.json: output_error"), result.err());
  }

  @Test
  void everyFileIsStillCheckedAmongManyBrokenOnes() throws IOException {
    for (int i = 0; i < 500; i++) {
      write("many/" + i + ".yaml", i % 2 == 0 ? DOCUMENT : "a: [\n");
    }
    Jural.Result result = check("--jobs", "4", folder.resolve("many"));
    assertEquals(3, result.exit());
    assertEquals(250, result.out().lines().filter(line -> line.contains("no team")).count());
    assertEquals(250, result.out().lines().filter(line -> line.startsWith("error")).count());
  }
}
