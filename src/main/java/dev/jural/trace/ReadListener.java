package dev.jural.trace;

import dev.jural.value.RegoValue;
import java.util.List;

/**
 * A ReadListener is told which parts of the input the results of an evaluation rest on. Called by
 * the thread that evaluates, when it is done.
 */
@FunctionalInterface
public interface ReadListener {
  /**
   * Takes one result.
   *
   * @param document the document, as it was asked for
   * @param result an element of a set, a key of an object made by partial rules, or else the whole
   *     value
   * @param paths keys from {@code input} to each part that the result rests on, none of which lies
   *     above another; empty when it rests on none
   */
  void result(String document, RegoValue result, List<List<RegoValue>> paths);
}
