package dev.jural.parser;

import dev.jural.source.SourceText;
import dev.jural.source.Span;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;

/** Spans gives the stretch of text that tokens and parse tree nodes cover. */
final class Spans {
  private final SourceText source;
  private final boolean isPlain;

  Spans(SourceText source) {
    this.source = source;
    this.isPlain =
        source.text().length() == source.text().codePointCount(0, source.text().length());
  }

  SourceText source() {
    return source;
  }

  Span of(ParserRuleContext context) {
    return of(context.getStart(), context.getStop());
  }

  Span of(Token token) {
    return of(token, token);
  }

  Span of(Token first, Token last) {
    int start = offset(first.getStartIndex());
    int end = last == null ? start : offset(last.getStopIndex() + 1);
    return new Span(source, start, Math.max(start, end));
  }

  /** The offset in UTF-16 units of code point {@code index}. */
  int offset(int index) {
    return isPlain ? index : Offsets.of(source, index);
  }
}
