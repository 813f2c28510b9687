package dev.jural.author.lint;

import dev.jural.ast.Comment;
import dev.jural.ast.Module;
import dev.jural.ast.RegoVersion;
import dev.jural.author.format.FormatOptions;
import dev.jural.author.format.Formatter;
import dev.jural.parser.RegoParser;
import dev.jural.source.SourceText;
import java.util.List;
import java.util.Set;

/** Fixes mend what can be mended without a change of meaning. */
public final class Fixes {
  /** The rules whose findings can be mended. */
  public static final Set<String> RULES =
      Set.of("no-whitespace-comment", "opa-fmt", "use-assignment-operator");

  private Fixes() {}

  /**
   * The source with what {@code found} can be mended; {@code use-assignment-operator} is mended by
   * the layout.
   *
   * @throws dev.jural.source.RegoException when it cannot be parsed
   */
  public static String apply(SourceText source, List<Violation> found, RegoVersion version) {
    String text = source.text();
    if (has(found, "no-whitespace-comment")) {
      text = spaced(RegoParser.parseSyntax(source, version));
    }
    boolean isV1 = version == RegoVersion.V1;
    if (has(found, "opa-fmt") || (isV1 && has(found, "use-assignment-operator"))) {
      FormatOptions options = isV1 ? FormatOptions.V1 : FormatOptions.V0;
      text = new Formatter(options).formatChecked(SourceText.of(source.name(), text));
    }
    return text;
  }

  private static boolean has(List<Violation> found, String rule) {
    return found.stream().anyMatch(violation -> violation.rule().id().equals(rule));
  }

  private static String spaced(Module module) {
    StringBuilder text = new StringBuilder(module.source().text());
    List<Comment> comments = module.comments();
    for (int i = comments.size() - 1; i >= 0; i--) {
      String comment = comments.get(i).text();
      boolean isWord = !comment.isEmpty() && " \t#!".indexOf(comment.charAt(0)) < 0;
      if (isWord) {
        text.insert(comments.get(i).span().start() + 1, ' ');
      }
    }
    return text.toString();
  }
}
