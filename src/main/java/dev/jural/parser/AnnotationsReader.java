package dev.jural.parser;

import dev.jural.ast.Annotations;
import dev.jural.ast.Annotations.Scope;
import dev.jural.ast.Comment;
import dev.jural.source.SourceText;
import dev.jural.source.Span;
import dev.jural.value.RegoObject;
import dev.jural.value.RegoValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Reads {@code # METADATA} blocks: a comment of just that word, then comments that hold YAML, up to
 * the first line that is no comment.
 */
final class AnnotationsReader {
  private static final String MARK = "METADATA";

  private final SourceText source;
  private final int packageStart;
  private final List<Integer> starts;
  private final Set<Integer> ruleStarts;

  /**
   * A reader of one source.
   *
   * @param starts where imports and rules begin
   * @param ruleStarts where rules begin
   */
  AnnotationsReader(
      SourceText source, int packageStart, List<Integer> starts, List<Integer> ruleStarts) {
    this.source = source;
    this.packageStart = packageStart;
    this.starts = starts;
    this.ruleStarts = Set.copyOf(ruleStarts);
  }

  List<Annotations> read(List<Comment> comments) {
    List<Annotations> all = new ArrayList<>();
    for (int i = 0; i < comments.size(); i++) {
      if (comments.get(i).text().strip().equals(MARK) && startsLine(comments.get(i))) {
        int end = i + 1;
        while (end < comments.size() && follows(comments.get(end - 1), comments.get(end))) {
          end++;
        }
        all.add(block(comments.subList(i, end)));
        i = end - 1;
      }
    }
    return all;
  }

  private boolean startsLine(Comment comment) {
    int line = comment.span().location().line();
    return source.line(line).stripLeading().startsWith("#");
  }

  private boolean follows(Comment first, Comment second) {
    return second.span().location().line() == first.span().location().line() + 1
        && startsLine(second)
        && !second.text().strip().equals(MARK);
  }

  private Annotations block(List<Comment> comments) {
    Span span = comments.get(0).span().to(comments.get(comments.size() - 1).span());
    StringBuilder yaml = new StringBuilder();
    comments
        .subList(1, comments.size())
        .forEach(comment -> yaml.append(comment.text()).append('\n'));
    int target = target(span);
    RegoValue written = AnnotationsYaml.read(yaml.toString(), comments);
    if (!(written instanceof RegoObject object)) {
      Span first = comments.get(Math.min(1, comments.size() - 1)).span();
      throw RegoParser.error("expected METADATA block, found whitespace", first);
    }
    AnnotationsContent content =
        new AnnotationsContent(object, comments.get(0).span(), key -> lineOf(key, comments));
    boolean isPackage = target == packageStart;
    Scope scope = content.scope(isPackage);
    boolean isForPackage = scope == Scope.PACKAGE || scope == Scope.SUBPACKAGES;
    if (isPackage != isForPackage) {
      throw RegoParser.error(
          "annotation scope '"
              + scope.name().toLowerCase(Locale.ROOT)
              + (isPackage
                  ? "' must be applied to rule (have package)"
                  : "' must be applied to package (have rule)"),
          comments.get(0).span());
    }
    return new Annotations(scope, content.content(), target, span);
  }

  /** Where the package or the rule begins that follows the block. */
  private int target(Span block) {
    if (packageStart >= block.end()) {
      return packageStart;
    }
    OptionalInt next = starts.stream().mapToInt(s -> s).filter(s -> s >= block.end()).min();
    if (next.isEmpty() || !ruleStarts.contains(next.getAsInt())) {
      throw RegoParser.error(
          "annotations must be followed by a package or a rule, got "
              + (next.isEmpty() ? "the end of the file" : "an import"),
          new Span(source, block.start(), block.start()));
    }
    return next.getAsInt();
  }

  private static Span lineOf(String key, List<Comment> comments) {
    return comments.stream()
        .filter(comment -> comment.text().strip().startsWith(key + ":"))
        .findFirst()
        .orElse(comments.get(0))
        .span();
  }
}
