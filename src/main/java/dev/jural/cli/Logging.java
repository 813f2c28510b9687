package dev.jural.cli;

import dev.jural.check.DecisionListener;
import dev.jural.check.Finding;
import dev.jural.decision.DecisionEvent;
import dev.jural.decision.DecisionLog;
import dev.jural.decision.EventEncoder;
import dev.jural.decision.JsonLinesLog;
import dev.jural.decision.LogException;
import dev.jural.decision.RequestFacts;
import dev.jural.decision.RunContext;
import dev.jural.decision.segment.DurableLog;
import dev.jural.decision.segment.LogSettings;
import dev.jural.engine.Decision;
import dev.jural.source.Diagnostic;
import dev.jural.source.ErrorCode;
import dev.jural.source.Location;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * Hands decisions to the log until it fails. The run goes on without it: findings are worth having,
 * and the exit code tells that the log is not whole. Used by one thread.
 */
final class Logging implements DecisionListener {
  private final Optional<DecisionLog> log;
  private final RunContext context;
  private final DecisionIds ids;
  private Optional<Diagnostic> problem;

  private Logging(Optional<DecisionLog> log, RunContext context, Optional<Diagnostic> problem) {
    this.log = log;
    this.context = context;
    this.ids = new DecisionIds();
    this.problem = problem;
  }

  /** Opens the log at {@code path}; logs nothing when there is none. */
  static Logging open(
      Optional<String> path,
      RunContext context,
      EventEncoder encoder,
      LogSettings settings,
      Clock clock) {
    try {
      return new Logging(
          path.map(name -> open(name, encoder, settings, clock)), context, Optional.empty());
    } catch (LogException e) {
      return new Logging(Optional.empty(), context, Optional.of(diagnostic(e)));
    }
  }

  private static DecisionLog open(
      String name, EventEncoder encoder, LogSettings settings, Clock clock) {
    return name.endsWith(".jsonl")
        ? JsonLinesLog.open(Path.of(name), encoder)
        : DurableLog.open(Path.of(name), encoder, settings, clock);
  }

  /** What was found when the log was opened that a crash does not explain. */
  List<Diagnostic> warnings() {
    return log.map(DecisionLog::warnings).orElse(List.of()).stream()
        .map(text -> Diagnostic.warning(ErrorCode.OUTPUT, text, Location.NONE))
        .toList();
  }

  @Override
  public void decided(Decision decision, List<Finding> findings) {
    if (log.isPresent() && problem.isEmpty()) {
      try {
        log.get()
            .append(
                new DecisionEvent(
                    ids.next(),
                    context,
                    RequestFacts.NONE,
                    decision,
                    LoggedFindings.of(decision, findings)));
      } catch (LogException e) {
        problem = Optional.of(diagnostic(e));
      }
    }
  }

  /** Closes the log and gives what went wrong, if anything did. */
  Optional<Diagnostic> close() {
    ids.close();
    try {
      log.ifPresent(DecisionLog::close);
    } catch (LogException e) {
      return problem.isPresent() ? problem : Optional.of(diagnostic(e));
    }
    return problem;
  }

  private static Diagnostic diagnostic(LogException e) {
    return Diagnostic.error(ErrorCode.OUTPUT, String.valueOf(e.getMessage()), Location.NONE);
  }
}
