package dev.jural.engine;

import dev.jural.builtin.BuiltinContext;
import dev.jural.builtin.BuiltinException;
import dev.jural.builtin.Network;
import dev.jural.parser.RegoParser;
import dev.jural.source.Diagnostic;
import dev.jural.source.Location;
import dev.jural.source.RegoException;
import dev.jural.source.SourceText;
import dev.jural.value.RegoObject;
import dev.jural.value.RegoValue;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** A QueryContext is what built-in functions may know in one evaluation. Used by one thread. */
final class QueryContext implements BuiltinContext {
  private final World world;
  private final LongConsumer charge;
  private final EvaluationOptions options;

  /** Read when first asked for, and the same from then on. */
  private @Nullable Instant now;

  private final Map<RegoValue, RegoValue> results = new HashMap<>(0);

  QueryContext(World world, LongConsumer charge, EvaluationOptions options) {
    this.world = world;
    this.charge = charge;
    this.options = options;
  }

  @Override
  public long nowNanos() {
    Instant known = now;
    if (known == null) {
      known = world.clock().instant();
      now = known;
    }
    return Math.addExact(
        Math.multiplyExact(known.getEpochSecond(), 1_000_000_000L), known.getNano());
  }

  @Override
  public RandomGenerator random() {
    return world.random();
  }

  @Override
  public RegoObject runtime() {
    return world.runtime();
  }

  @Override
  public void charge(long units) {
    charge.accept(units);
  }

  @Override
  public <T> T shared(Class<T> kind, String key, Supplier<T> make) {
    return world.cache().get(kind, key, make);
  }

  @Override
  public RegoValue once(RegoValue key, Supplier<RegoValue> make) {
    RegoValue known = results.get(key);
    if (known == null) {
      known = options.nondeterministic().flatMap(served -> served.find(key)).orElse(null);
      if (known == null) {
        RegoValue result = make.get();
        options.nondeterministic().ifPresent(kept -> kept.add(key, result));
        known = result;
      }
      results.put(key, known);
    }
    return known;
  }

  @Override
  public Network network() {
    return world.network();
  }

  @Override
  public void print(String line) {
    options.prints().orElse(world.prints()).accept(line);
  }

  @Override
  public void note(RegoValue note) {
    options.notes().ifPresent(listener -> listener.accept(note));
  }

  @Override
  public RegoValue parseModule(String name, String text) {
    if (text.isBlank()) {
      throw BuiltinException.failure(name + ":0: rego_parse_error: empty module");
    }
    try {
      return AstJson.of(RegoParser.parseModule(SourceText.of(name, text)));
    } catch (RegoException e) {
      throw BuiltinException.failure(asOpaSays(e.diagnostics()));
    }
  }

  /** OPA counts the errors, and names a column only where there is no file. */
  private static String asOpaSays(List<Diagnostic> problems) {
    List<String> lines =
        problems.stream()
            .map(
                problem -> {
                  Location place = problem.location();
                  String at =
                      place.file().isEmpty()
                          ? place.line() + ":" + place.column()
                          : place.file() + ":" + place.line();
                  return at + ": " + problem.code().text() + ": " + problem.message();
                })
            .toList();
    return lines.size() == 1
        ? "1 error occurred: " + lines.get(0)
        : lines.size() + " errors occurred:\n" + String.join("\n", lines);
  }
}
