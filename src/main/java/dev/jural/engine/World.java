package dev.jural.engine;

import dev.jural.builtin.Network;
import dev.jural.value.RegoObject;
import java.time.Clock;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * A World is what evaluations may know of the world outside.
 *
 * @param clock for {@code time.now_ns}
 * @param random for {@code rand.intn} and {@code uuid.rfc4122}
 * @param runtime what {@code opa.runtime()} gives
 * @param network the hosts they may talk to
 * @param prints takes what policies print
 * @param cache compiled patterns and the like
 */
record World(
    Clock clock,
    RandomGenerator random,
    RegoObject runtime,
    Network network,
    Consumer<String> prints,
    SharedCache cache) {}
