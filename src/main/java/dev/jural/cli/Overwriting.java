package dev.jural.cli;

import dev.jural.manifest.ManifestFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Keeps a run from writing over what it reads. */
final class Overwriting {
  private final CheckRun.Request request;

  Overwriting(CheckRun.Request request) {
    this.request = request;
  }

  /**
   * Compares what will be written with what will be read.
   *
   * @throws UsageException when a file is both
   */
  void check(List<ManifestFile> files) {
    List<String> outputs = new ArrayList<>();
    request.formats().forEach(target -> target.file().ifPresent(outputs::add));
    request.newBaseline().ifPresent(outputs::add);
    if (outputs.isEmpty() && request.decisionLog().isEmpty()) {
      return;
    }
    request.decisionLog().ifPresent(outputs::add);
    Set<Path> read = read(files);
    Set<Path> written = new HashSet<>();
    for (String output : outputs) {
      Path file = real(output);
      if (read.contains(file)) {
        throw new UsageException(
            "\"" + output + "\" would be written, and is an input of this run");
      } else if (!written.add(file)) {
        throw new UsageException("\"" + output + "\" would be written twice");
      }
    }
    checkFolders(outputs);
  }

  private Set<Path> read(List<ManifestFile> files) {
    Set<Path> read = new HashSet<>();
    files.stream().filter(file -> !file.isStandardInput()).forEach(f -> read.add(real(f.name())));
    List<String> named = new ArrayList<>(request.paths());
    named.addAll(request.policies());
    named.addAll(request.data());
    named.addAll(request.catalogues());
    request.waivers().ifPresent(named::add);
    request.baseline().ifPresent(named::add);
    named.forEach(name -> read.add(real(name)));
    return read;
  }

  /** Everything in a folder of policies may be a policy. */
  private void checkFolders(List<String> outputs) {
    List<String> folders = new ArrayList<>(request.policies());
    folders.addAll(request.data());
    for (String output : outputs) {
      Path file = real(output);
      for (String folder : folders) {
        if (Files.isRegularFile(file) && file.startsWith(real(folder))) {
          throw new UsageException(
              "\""
                  + output
                  + "\" would be written, and is in the policy folder \""
                  + folder
                  + "\"");
        }
      }
    }
  }

  /** Without links if it is there; else as good as it gets. */
  private static Path real(String name) {
    Path path = Path.of(name);
    try {
      return path.toRealPath();
    } catch (IOException e) {
      return path.toAbsolutePath().normalize();
    }
  }
}
