package dev.jural.manifest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.jural.source.Diagnostic;
import dev.jural.source.ErrorCode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ManifestFinderTest {
  @TempDir Path folder;

  private Path write(String name) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, "a: 1\n");
  }

  private List<String> names(ManifestFinder.Found found) {
    return found.files().stream()
        .map(f -> f.name().replace(folder.toString().replace('\\', '/'), "DIR"))
        .toList();
  }

  private static List<String> messages(ManifestFinder.Found found) {
    return found.diagnostics().stream().map(Diagnostic::message).toList();
  }

  @Test
  void walksDirectoriesInTheOrderOfNames() throws IOException {
    for (String name :
        List.of(
            "b.yaml",
            "a.yml",
            "c.json",
            "B.YAML",
            "sub/x.yaml",
            "t.tpl",
            "t.yaml.tmpl",
            "no.txt",
            ".git/config.yaml",
            "target/x.yaml",
            "sub/node_modules/y.yaml",
            ".hidden.yaml")) {
      write(name);
    }
    assertEquals(
        List.of(
            "DIR/.hidden.yaml",
            "DIR/B.YAML",
            "DIR/a.yml",
            "DIR/b.yaml",
            "DIR/c.json",
            "DIR/sub/x.yaml",
            "DIR/t.tpl",
            "DIR/t.yaml.tmpl"),
        names(ManifestFinder.find(List.of(folder.toString()))));
  }

  @Test
  void readsAnyFileThatIsNamed() throws IOException {
    write("no.txt");
    ManifestFinder.Found found = ManifestFinder.find(List.of(folder + "/no.txt"));
    assertEquals(List.of("DIR/no.txt"), names(found));
    assertTrue(found.files().get(0).isNamed());
  }

  @Test
  void givesEachFileOnceInTheOrderOfThePaths() throws IOException {
    write("b.yaml");
    write("a.yaml");
    assertEquals(
        List.of("DIR/b.yaml", "DIR/a.yaml", "-"),
        names(ManifestFinder.find(List.of(folder + "/b.yaml", folder + "/", "-", "-"))));
  }

  @Test
  void leavesOutWhatSaysNothingInNames() {
    ManifestFinder.Found found = ManifestFinder.find(List.of("././none/"));
    assertEquals("none", found.diagnostics().get(0).location().file());
  }

  @Test
  void namesWhatIsMissingAndGoesOn() throws IOException {
    write("a.yaml");
    ManifestFinder.Found found =
        ManifestFinder.find(List.of(folder + "/none.yaml", folder + "/a.yaml"));
    assertEquals(List.of("DIR/a.yaml"), names(found));
    assertEquals(List.of("no such file or directory"), messages(found));
    assertEquals(ErrorCode.MANIFEST_READ, found.diagnostics().get(0).code());
  }

  @Test
  void refusesPathsThatMayNotBeGiven() {
    List<String> paths =
        List.of("//evil/share/x.yaml", "\\\\evil\\share\\x.yaml", "a\0b", "a\nb.yaml", "");
    ManifestFinder.Found found = ManifestFinder.find(paths);
    assertEquals(paths.size(), found.diagnostics().size());
    assertTrue(found.hasUsageErrors());
    assertTrue(found.diagnostics().stream().allMatch(d -> d.code() == ErrorCode.USAGE));
    assertTrue(
        messages(found).stream().noneMatch(m -> m.chars().anyMatch(Character::isISOControl)));
  }

  @Test
  void refusesWhatIsNoRegularFile() {
    assumeTrue(Files.exists(Path.of("/dev/zero")), "no /dev/zero here");
    assertEquals(
        List.of("not a regular file"), messages(ManifestFinder.find(List.of("/dev/zero"))));
  }

  @Test
  void aFileThatCannotBeReadIsAnErrorOfItsOwn() {
    Path memory = Path.of("/proc/self/mem");
    assumeTrue(Files.exists(memory), "no /proc here");
    LoadResult result =
        ManifestLoader.of(InputStream.nullInputStream())
            .load(new ManifestFile("/proc/self/mem", memory, true));
    assertEquals(ErrorCode.MANIFEST_READ, result.diagnostics().get(0).code());
  }

  @Test
  void pipesInDirectoriesAreNotRead() throws IOException, InterruptedException {
    Path pipe = folder.resolve("pipe.yaml");
    Process made;
    try {
      made = new ProcessBuilder("mkfifo", pipe.toString()).start();
    } catch (IOException e) {
      assumeTrue(false, "no mkfifo here");
      return;
    }
    assumeTrue(made.waitFor() == 0, "mkfifo failed");
    ManifestFinder.Found found = ManifestFinder.find(List.of(folder.toString()));
    assertEquals(List.of(), found.files());
    assertEquals(List.of("not a regular file"), messages(found));
  }

  @Test
  void loopsOfLinksEnd() throws IOException {
    write("sub/a.yaml");
    Files.createSymbolicLink(folder.resolve("sub/up"), folder);
    Files.createSymbolicLink(folder.resolve("self.yaml"), folder.resolve("self.yaml"));
    ManifestFinder.Found found = ManifestFinder.find(List.of(folder.toString()));
    assertEquals(List.of("DIR/sub/a.yaml"), names(found));
    assertEquals(List.of("a link that leads nowhere; not followed"), messages(found));
  }

  @Test
  void linksOutOfTheDirectoryAreNotFollowed(@TempDir Path elsewhere) throws IOException {
    Files.writeString(elsewhere.resolve("secret.yaml"), "a: 1\n");
    write("in.yaml");
    Files.createSymbolicLink(folder.resolve("out.yaml"), elsewhere.resolve("secret.yaml"));
    Files.createSymbolicLink(folder.resolve("outdir"), elsewhere);
    Files.createSymbolicLink(folder.resolve("within.yaml"), folder.resolve("in.yaml"));
    ManifestFinder.Found found = ManifestFinder.find(List.of(folder.toString()));
    assertEquals(List.of("DIR/in.yaml", "DIR/within.yaml"), names(found));
    assertEquals(2, found.diagnostics().size());
    assertTrue(messages(found).stream().allMatch(m -> m.startsWith("a link out of the directory")));
  }

  @Test
  void anUnreadableDirectoryIsAnError() throws IOException {
    write("closed/a.yaml");
    Path closed = folder.resolve("closed");
    assumeTrue(closed.toFile().setReadable(false), "permissions cannot be changed here");
    assumeTrue(!Files.isReadable(closed), "runs as root, who may read all");
    assertEquals(
        List.of("cannot read the directory"),
        messages(ManifestFinder.find(List.of(folder.toString()))));
  }
}
