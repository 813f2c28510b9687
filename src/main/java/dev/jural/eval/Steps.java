package dev.jural.eval;

/** A Steps is a block, ready to run. */
final class Steps {
  private final Step[] steps;

  Steps(Step[] steps) {
    this.steps = steps;
  }

  /**
   * Runs the steps in order; {@link Step#FAIL} when the end is reached, because then the search
   * goes on.
   */
  int run(Frame frame) {
    for (Step step : steps) {
      int status = step.run(frame);
      if (status != Step.NEXT) {
        return status;
      }
    }
    return Step.FAIL;
  }
}
