package dev.jural.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Test files made of chunks. A line {@code ---} ends a chunk. An expected error stands at the end
 * of its line as {@code ### code: part of the message}, which to Rego is a comment; several errors
 * of one line stand one after the other.
 */
public final class Chunks {
  private static final String MARK = "### ";

  private Chunks() {}

  /**
   * A Chunk is one case.
   *
   * @param name file and line, for the name of the test
   * @param text the source, padded with empty lines so that its lines have the numbers they have in
   *     the file
   * @param expected the errors that must be reported, and no others
   */
  public record Chunk(String name, String text, List<Expected> expected) {}

  /**
   * An Expected is one error.
   *
   * @param line the line it must be at
   * @param code its code
   * @param message what its message must hold
   */
  public record Expected(int line, String code, String message) {}

  /** The chunks of a file. */
  public static List<Chunk> read(Path file) throws IOException {
    List<Chunk> chunks = new ArrayList<>();
    List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
    int start = 0;
    for (int i = 0; i <= lines.size(); i++) {
      if (i == lines.size() || lines.get(i).equals("---")) {
        if (i > start) {
          chunks.add(chunk(file, lines, start, i));
        }
        start = i + 1;
      }
    }
    return chunks;
  }

  private static Chunk chunk(Path file, List<String> lines, int start, int end) {
    StringBuilder text = new StringBuilder("\n".repeat(start));
    List<Expected> expected = new ArrayList<>();
    for (int i = start; i < end; i++) {
      text.append(lines.get(i)).append('\n');
      String[] marked = lines.get(i).split(MARK, -1);
      for (int mark = 1; mark < marked.length; mark++) {
        String[] parts = marked[mark].strip().split(": ", 2);
        expected.add(new Expected(i + 1, parts[0], parts.length > 1 ? parts[1] : ""));
      }
    }
    return new Chunk(file.getFileName() + ":" + (start + 1), text.toString(), expected);
  }
}
