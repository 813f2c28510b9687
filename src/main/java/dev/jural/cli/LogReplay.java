package dev.jural.cli;

import dev.jural.check.ExitCode;
import dev.jural.check.PolicyLoader;
import dev.jural.check.PolicySet;
import dev.jural.decision.replay.Replayed;
import dev.jural.decision.replay.Replayed.Kind;
import dev.jural.decision.replay.Replayer;
import dev.jural.decision.review.EventQuery;
import dev.jural.decision.review.EventView;
import dev.jural.decision.review.LogReader;
import dev.jural.engine.Engine;
import dev.jural.report.SafeText;
import dev.jural.source.RegoException;
import dev.jural.value.JsonWriter;
import dev.jural.value.RegoArray;
import dev.jural.value.RegoNumber;
import dev.jural.value.RegoObject;
import dev.jural.value.RegoString;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** {@code jural log replay}: what other policies would have decided. */
final class LogReplay {
  private static final int EXAMPLES = 10;

  private final Terminal terminal;
  private final Arguments arguments;
  private final EventQuery query;
  private final Map<Kind, Long> kinds = new EnumMap<>(Kind.class);
  private final Map<String, Long> reasons = new TreeMap<>();
  private final Map<String, long[]> rules = new TreeMap<>();
  private final RegoArray.Builder examples = new RegoArray.Builder();
  private long shown;

  LogReplay(Terminal terminal, Arguments arguments, EventQuery query) {
    this.terminal = terminal;
    this.arguments = arguments;
    this.query = query;
  }

  ExitCode run(Path log) {
    Replayer replayer;
    try {
      replayer = new Replayer(engine());
    } catch (RegoException e) {
      e.diagnostics().forEach(d -> terminal.err().println(SafeText.inert(d.toString())));
      return ExitCode.POLICY;
    }
    if (replayer.readsStack()) {
      terminal
          .err()
          .println(
              "jural: the policies read data.stack, which the log does not hold: it is undefined");
    }
    long most = LogCommand.limit(arguments, EXAMPLES);
    long unused =
        LogReader.read(
            log,
            events ->
                events.parallelStream()
                    .map(EventView::new)
                    .filter(query)
                    .map(replayer::replay)
                    .toList()
                    .forEach(replayed -> count(replayed, most)));
    print();
    boolean hasFlips =
        kinds.keySet().stream().anyMatch(kind -> kind != Kind.SAME && kind != Kind.NOT_REPLAYABLE);
    return hasFlips ? ExitCode.FINDINGS : ExitCode.PASSED;
  }

  private Engine engine() {
    PolicyLoader loader = new PolicyLoader();
    if (!arguments.choice("--profile").equals("none")) {
      loader.addPack();
    }
    arguments.values("--policy").forEach(path -> loader.addPolicies(Path.of(path), path));
    arguments.values("--data").forEach(path -> loader.addData(Path.of(path), path));
    PolicySet loaded = loader.load();
    Engine.Builder builder = Engine.builder().data(loaded.data());
    loaded.modules().forEach(builder::module);
    return builder.build();
  }

  private void count(Replayed replayed, long most) {
    kinds.merge(replayed.kind(), 1L, Long::sum);
    if (!replayed.reason().isEmpty()) {
      reasons.merge(replayed.reason(), 1L, Long::sum);
    }
    replayed.added().forEach(item -> ofRule(item)[0]++);
    replayed.removed().forEach(item -> ofRule(item)[1]++);
    boolean isFlip = replayed.kind() != Kind.SAME && replayed.kind() != Kind.NOT_REPLAYABLE;
    if (isFlip && shown < most) {
      shown++;
      examples.add(example(replayed));
    }
  }

  private long[] ofRule(EventView.Item item) {
    String name = item.component().isEmpty() ? item.rule() : item.rule() + "  " + item.component();
    return rules.computeIfAbsent(name, key -> new long[2]);
  }

  private static RegoObject example(Replayed replayed) {
    RegoArray.Builder added = new RegoArray.Builder();
    replayed.added().forEach(item -> added.add(RegoString.of(item.message())));
    RegoArray.Builder removed = new RegoArray.Builder();
    replayed.removed().forEach(item -> removed.add(RegoString.of(item.message())));
    return RegoObject.builder()
        .put("decision_id", replayed.event().id())
        .put("kind", name(replayed.kind()))
        .put("path", replayed.event().path())
        .put("file", replayed.event().file())
        .put("before", replayed.before())
        .put("after", replayed.after())
        .put("added", added.build())
        .put("removed", removed.build())
        .put("reason", replayed.reason())
        .build();
  }

  private static String name(Kind kind) {
    return switch (kind) {
      case SAME -> "same";
      case NEWLY_DENIED -> "newly denied";
      case NEWLY_ALLOWED -> "newly allowed";
      case CHANGED -> "changed";
      case NOT_REPLAYABLE -> "not replayable";
      case FAILED -> "failed";
    };
  }

  private void print() {
    if (arguments.choice("--format").equals("json")) {
      printJson();
      return;
    }
    for (Kind kind : Kind.values()) {
      line(kinds.getOrDefault(kind, 0L) + "  " + name(kind));
    }
    reasons.forEach((reason, count) -> line("    " + count + "  " + reason));
    if (!rules.isEmpty()) {
      line("");
      line("findings by rule and component");
      rules.forEach((rule, counts) -> line("  +" + counts[0] + " -" + counts[1] + "  " + rule));
    }
    for (var value : examples.build()) {
      EventView example = new EventView((RegoObject) value);
      line("");
      line(
          example.id()
              + "  "
              + example.text("kind")
              + "  "
              + example.path()
              + (example.text("file").isEmpty() ? "" : "  " + example.text("file")));
      for (String side : List.of("removed", "added")) {
        if (example.event().get(side).orElse(RegoArray.EMPTY) instanceof RegoArray messages) {
          messages.forEach(
              message ->
                  line(
                      (side.equals("added") ? "  + " : "  - ")
                          + (message instanceof RegoString text ? text.text() : "")));
        }
      }
    }
  }

  private void printJson() {
    RegoObject.Builder all = RegoObject.builder();
    for (Kind kind : Kind.values()) {
      all.put(name(kind).replace(' ', '_'), RegoNumber.of(kinds.getOrDefault(kind, 0L)));
    }
    RegoObject.Builder byRule = RegoObject.builder();
    rules.forEach(
        (rule, counts) ->
            byRule.put(
                rule,
                RegoObject.builder()
                    .put("added", RegoNumber.of(counts[0]))
                    .put("removed", RegoNumber.of(counts[1]))
                    .build()));
    RegoObject.Builder why = RegoObject.builder();
    reasons.forEach((reason, count) -> why.put(reason, RegoNumber.of(count)));
    all.put("findings", byRule.build()).put("reasons", why.build());
    line(JsonWriter.write(all.put("examples", examples.build()).build()));
  }

  private void line(String text) {
    terminal.out().print(SafeText.inert(text) + "\n");
  }
}
