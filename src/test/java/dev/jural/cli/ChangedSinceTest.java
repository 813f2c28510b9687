package dev.jural.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --changed-since}, with the program git where it is there. */
class ChangedSinceTest {
  private static final String POD =
      "apiVersion: v1\nkind: Pod\nspec: {containers: [{image: 'openpolicyagent/opa:%s'}]}\n";

  @TempDir Path folder;

  @BeforeEach
  void makeRepository() throws Exception {
    assumeTrue(git("init", "-q"), "the program git is not there");
    write("deploy/same.yaml", "0.50.0");
    write("deploy/changed.yaml", "0.51.0");
    write("deploy/gone.yaml", "0.52.0");
    git("add", ".");
    git("commit", "-q", "-m", "first");
    write("deploy/changed.yaml", "0.53.0");
    write("deploy/new name.yaml", "0.54.0");
    Files.delete(folder.resolve("deploy/gone.yaml"));
  }

  private boolean git(String... words) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of("git", "-C", folder.toString(), "-c", "user.name=t", "-c", "user.email=t@t"));
    command.addAll(List.of(words));
    try {
      return new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    }
  }

  private void write(String name, String version) throws IOException {
    Files.createDirectories(folder.resolve(name).getParent());
    Files.writeString(folder.resolve(name), POD.formatted(version));
  }

  private Jural.Result run(String command, String revision, Path path) {
    return Jural.run(command, "--changed-since", revision, path.toString());
  }

  @Test
  void onlyWhatDiffersAndWhatIsNewIsRead() {
    Jural.Result result = run("inventory", "HEAD", folder.resolve("deploy"));
    assertAll(
        () -> assertEquals(0, result.exit()),
        () -> assertTrue(result.out().contains("changed.yaml:3"), result.out()),
        () -> assertTrue(result.out().contains("new name.yaml:3"), result.out()),
        () -> assertFalse(result.out().contains("same.yaml"), result.out()),
        () -> assertFalse(result.out().contains("gone.yaml"), result.out()));
  }

  @Test
  void nothingChangedIsNoError() throws Exception {
    git("add", "-A");
    git("commit", "-q", "-m", "second");
    assertEquals(0, run("inventory", "HEAD", folder).exit());
    assertEquals(
        0,
        Jural.run("check", "--no-decision-log", "--changed-since", "HEAD", folder.toString())
            .exit());
  }

  @Test
  void whatIsNoRevisionIsAUsageError() {
    for (String revision : List.of("no-such-branch", "--output=x", "HEAD\n")) {
      Jural.Result result = run("inventory", revision, folder);
      assertEquals(2, result.exit(), revision);
      assertTrue(result.err().contains("--changed-since"), result.err());
    }
    assertFalse(Files.exists(folder.resolve("x")));
  }

  @Test
  void outsideOfARepositoryItIsAUsageError(@TempDir Path other) throws Exception {
    Files.writeString(other.resolve("a.yaml"), "a: 1\n");
    Jural.Result result = run("inventory", "HEAD", other);
    assertEquals(2, result.exit());
    assertTrue(result.err().contains("is in no Git repository"), result.err());
  }
}
