package dev.jural.author.test;

import dev.jural.author.test.TestOptions.TraceMode;
import dev.jural.author.text.Texts;
import dev.jural.source.Span;
import dev.jural.trace.FailedExpression;
import dev.jural.trace.StepListener;
import dev.jural.value.RegoValue;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * A TraceWriter makes lines of what an evaluation does, in the shape of OPA's traces: a place, a
 * bar a level, an operation and what it is about. Used by one thread.
 */
public final class TraceWriter implements StepListener {
  private static final int MOST_LINES = 20_000;
  private static final String QUERY = "query:1";
  private static final int GAP = 5;

  private final String query;
  private final TraceMode mode;
  private final List<Event> events = new ArrayList<>();

  /** The rules that are being evaluated, by their place in the list. */
  private final Deque<Event> open = new ArrayDeque<>();

  private static final class Event {
    final String place;
    final int level;
    final String text;
    boolean isKept;

    Event(String place, int level, String text) {
      this.place = place;
      this.level = level;
      this.text = text;
    }
  }

  /**
   * A writer.
   *
   * @param query the query, as it is shown
   * @param mode what is told
   */
  public TraceWriter(String query, TraceMode mode) {
    this.query = query;
    this.mode = mode;
    if (mode != TraceMode.OFF) {
      open.push(add(QUERY, 0, "Enter " + query));
    }
  }

  private Event add(String place, int level, String text) {
    Event event = new Event(place, level, text);
    event.isKept = mode == TraceMode.FULL;
    if (events.size() < MOST_LINES) {
      events.add(event);
    }
    return event;
  }

  /** Keeps an event, with the rules around it. */
  private void keep(Event event) {
    event.isKept = true;
    open.forEach(around -> around.isKept = true);
  }

  private static String place(Span span) {
    return Texts.place(span.location());
  }

  private static String text(Span span) {
    return String.join(" ", span.text().split("\\s+", -1));
  }

  @Override
  public void entered(String document, Span rule, int depth) {
    if (mode == TraceMode.OFF) {
      return;
    }
    close(depth);
    open.push(add(place(rule), depth + 1, "Enter " + document));
  }

  /** Forgets rules that are done: those at {@code depth} and deeper. */
  private void close(int depth) {
    while (open.size() > depth + 1) {
      open.pop();
    }
  }

  @Override
  public void evaluating(Span expression, int depth, Supplier<Map<String, RegoValue>> variables) {
    if (mode == TraceMode.FULL && expression != Span.NONE) {
      add(place(expression), depth + 2, "Eval " + text(expression));
    }
  }

  @Override
  public void left(String document, Span rule, int branch, int depth) {
    if (mode == TraceMode.FULL) {
      add(place(rule), depth + 2, "Exit " + document);
    }
  }

  @Override
  public void failed(String document, FailedExpression failure, int depth) {
    Span expression = failure.expression();
    if (mode != TraceMode.FAILS && mode != TraceMode.FULL) {
      return;
    }
    if (depth < 0) {
      return;
    }
    close(depth + 1);
    keep(add(place(expression), depth + 2, "Fail " + text(expression)));
  }

  /** The policy says something by {@code trace}. */
  public void note(RegoValue note) {
    if (mode == TraceMode.NOTES || mode == TraceMode.FULL) {
      keep(add(QUERY, open.size(), "Note " + note));
    }
  }

  /**
   * The lines.
   *
   * @param isDefined whether the query had a result
   */
  public List<String> lines(boolean isDefined) {
    if (isDefined && mode == TraceMode.FULL) {
      add(QUERY, 1, "Exit " + query);
    } else if (!isDefined && (mode == TraceMode.FULL || mode == TraceMode.FAILS)) {
      close(0);
      keep(add(QUERY, 1, "Fail " + query));
    }
    int width = GAP;
    for (Event event : events) {
      width = event.isKept ? Math.max(width, event.place.length()) : width;
    }
    List<String> lines = new ArrayList<>();
    for (Event event : events) {
      if (event.isKept) {
        lines.add(
            event.place
                + " ".repeat(width + GAP - event.place.length())
                + "| ".repeat(event.level)
                + event.text);
      }
    }
    return lines;
  }
}
