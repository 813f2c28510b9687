package dev.jural.ast;

import dev.jural.source.Span;

/**
 * A Comment is a {@code #} comment.
 *
 * @param text all after the {@code #}, without the line end
 * @param span from the {@code #} to the end of the line
 */
public record Comment(String text, Span span) {}
