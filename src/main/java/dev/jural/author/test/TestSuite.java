package dev.jural.author.test;

import dev.jural.ast.Module;
import dev.jural.author.load.DataConflicts;
import dev.jural.author.load.Loaded;
import dev.jural.builtin.Builtin;
import dev.jural.builtin.Implementation;
import dev.jural.engine.Engine;
import dev.jural.source.Diagnostic;
import dev.jural.source.RegoException;
import dev.jural.types.RegoType;
import dev.jural.value.RegoBoolean;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A TestSuite is policies, data and the tests in them, compiled.
 *
 * @param engine holds them
 * @param modules as they were read
 * @param tests in the order of the files and their rules
 */
public record TestSuite(Engine engine, List<Module> modules, List<TestCase> tests) {
  /** Notes that a case begins. */
  private static final Builtin CASE =
      new Builtin(
          TestFinder.CASE,
          "Notes a test case.",
          List.of(new Builtin.Arg("names", RegoType.arrayOf(RegoType.ANY))),
          RegoType.BOOLEAN,
          (Implementation.C1)
              (context, names) -> {
                context.note(names);
                return RegoBoolean.TRUE;
              },
          false);

  public TestSuite {
    tests = List.copyOf(tests);
  }

  /**
   * Compiles what was loaded.
   *
   * @param settings adds what else the engine is to have
   * @throws RegoException when it does not compile, or a rule and data are in one place
   */
  public static TestSuite of(Loaded loaded, UnaryOperator<Engine.Builder> settings) {
    TestFinder.Found found = TestFinder.find(loaded.modules());
    Engine.Builder builder = Engine.builder().prints(line -> {}).data(loaded.data());
    found.modules().forEach(builder::module);
    Engine engine = settings.apply(builder.builtin(CASE)).build();
    List<Diagnostic> conflicts = DataConflicts.find(loaded);
    if (!conflicts.isEmpty()) {
      throw new RegoException(conflicts);
    }
    return new TestSuite(engine, loaded.modules(), found.tests());
  }

  /** The same with only the tests of which {@code filter} holds. */
  public TestSuite only(java.util.function.Predicate<TestCase> filter) {
    return new TestSuite(engine, modules, tests.stream().filter(filter).toList());
  }
}
