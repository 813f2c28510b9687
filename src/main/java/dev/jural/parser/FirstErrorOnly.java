package dev.jural.parser;

import org.antlr.v4.runtime.DefaultErrorStrategy;
import org.antlr.v4.runtime.InputMismatchException;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.ParseCancellationException;

/**
 * Stops at the first error. Guessing tokens that are missing or too many only makes messages worse.
 */
final class FirstErrorOnly extends DefaultErrorStrategy {
  private boolean hasFailed;

  /** Whether there was an error: what the parser leaves on its way out is not whole. */
  boolean hasFailed() {
    return hasFailed;
  }

  @Override
  public void recover(Parser recognizer, RecognitionException e) {
    hasFailed = true;
    throw new ParseCancellationException(e);
  }

  @Override
  public Token recoverInline(Parser recognizer) {
    hasFailed = true;
    throw new ParseCancellationException(new InputMismatchException(recognizer));
  }

  @Override
  public void sync(Parser recognizer) {}

  @Override
  public void reportError(Parser recognizer, RecognitionException e) {}
}
