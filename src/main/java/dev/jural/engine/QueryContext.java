package dev.jural.engine;

import dev.jural.builtin.BuiltinContext;
import dev.jural.builtin.BuiltinException;
import dev.jural.builtin.Network;
import dev.jural.parser.RegoParser;
import dev.jural.source.RegoException;
import dev.jural.source.SourceText;
import dev.jural.value.RegoObject;
import dev.jural.value.RegoValue;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** A QueryContext is what built-in functions may know in one evaluation. Used by one thread. */
final class QueryContext implements BuiltinContext {
  private final World world;
  private final LongConsumer charge;
  private final Instant now;
  private final Map<RegoValue, RegoValue> results = new HashMap<>();

  private final Optional<NondeterministicCalls> calls;

  QueryContext(World world, LongConsumer charge, Optional<NondeterministicCalls> calls) {
    this.calls = calls;
    this.world = world;
    this.charge = charge;
    this.now = world.clock().instant();
  }

  @Override
  public long nowNanos() {
    return Math.addExact(Math.multiplyExact(now.getEpochSecond(), 1_000_000_000L), now.getNano());
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
      known = calls.flatMap(served -> served.find(key)).orElse(null);
      if (known == null) {
        RegoValue result = make.get();
        calls.ifPresent(kept -> kept.add(key, result));
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
    world.prints().accept(line);
  }

  @Override
  public RegoValue parseModule(String name, String text) {
    if (text.isBlank()) {
      throw BuiltinException.failure(name + ":0: rego_parse_error: empty module");
    }
    try {
      return AstJson.of(RegoParser.parseModule(SourceText.of(name, text)));
    } catch (RegoException e) {
      throw BuiltinException.failure(String.valueOf(e.getMessage()));
    }
  }
}
