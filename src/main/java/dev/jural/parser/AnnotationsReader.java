package dev.jural.parser;

import dev.jural.ast.Annotations;
import dev.jural.ast.Comment;
import dev.jural.source.SourceText;
import dev.jural.source.Span;
import dev.jural.value.RegoObject;
import dev.jural.value.RegoValue;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads {@code # METADATA} blocks: a comment of just that word, then comments that hold YAML, up to
 * the first line that is no comment.
 */
final class AnnotationsReader {
  private static final String MARK = "METADATA";

  private final SourceText source;
  private final int packageStart;
  private final List<Integer> ruleStarts;

  AnnotationsReader(SourceText source, int packageStart, List<Integer> ruleStarts) {
    this.source = source;
    this.packageStart = packageStart;
    this.ruleStarts = ruleStarts;
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
    int target =
        packageStart >= span.end()
            ? packageStart
            : ruleStarts.stream()
                .filter(start -> start >= span.end())
                .findFirst()
                .orElse(span.end());
    RegoValue written = AnnotationsYaml.read(yaml.toString(), comments);
    if (!(written instanceof RegoObject object)) {
      throw RegoParser.error("expected METADATA block, found whitespace", span);
    }
    AnnotationsContent content =
        new AnnotationsContent(object, comments.get(0).span(), key -> lineOf(key, comments));
    return new Annotations(content.scope(target == packageStart), content.content(), target, span);
  }

  private static Span lineOf(String key, List<Comment> comments) {
    return comments.stream()
        .filter(comment -> comment.text().strip().startsWith(key + ":"))
        .findFirst()
        .orElse(comments.get(0))
        .span();
  }
}
