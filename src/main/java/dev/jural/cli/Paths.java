package dev.jural.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/** Reads options whose values are files; what is wrong with inputs, their finder says. */
final class Paths {
  private Paths() {}

  /**
   * The values of the option {@code name}.
   *
   * @throws UsageException for one that is no path of this machine
   */
  static List<String> of(Arguments arguments, String name) {
    List<String> paths = arguments.values(name);
    paths.forEach(path -> check(name, path));
    return paths;
  }

  static void check(String name, String path) {
    if (path.startsWith("//") || path.startsWith("\\\\")) {
      throw new UsageException(name + ": UNC path not allowed: \"" + path + "\"");
    }
    for (int i = 0; i < path.length(); i++) {
      if (Character.isISOControl(path.charAt(i))) {
        throw new UsageException(
            name + ": got \"" + path + "\", want a path without control characters");
      }
    }
    try {
      var unused = Path.of(path);
    } catch (InvalidPathException e) {
      throw new UsageException(name + ": not a path: \"" + path + "\"");
    }
  }
}
