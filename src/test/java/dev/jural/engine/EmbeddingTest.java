package dev.jural.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.jural.builtin.BuiltinException;
import dev.jural.source.RegoException;
import dev.jural.types.RegoType;
import dev.jural.value.RegoNumber;
import dev.jural.value.RegoString;
import dev.jural.value.RegoValue;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a Java program that embeds the engine can do with it. */
class EmbeddingTest {
  private static final String AUTHZ =
      """
      package authz
      default allow := false
      allow if data.roles[input.user] == "admin"
      deny contains {"msg": msg, "port": port} if {
        some port in input.ports
        port < 1024
        msg := sprintf("port %d is privileged", [port])
      }
      """;

  private record Request(String user, List<Integer> ports) {}

  private record Finding(String msg, int port) {}

  private static Engine engine() {
    return Engine.builder()
        .module("authz.rego", AUTHZ)
        .data(Map.of("roles", Map.of("alice", "admin")))
        .build();
  }

  @Test
  void inputsOfEveryFormGiveTheSameAnswer() throws Exception {
    PreparedQuery allow = engine().prepare("data.authz.allow");
    String json = "{\"user\": \"alice\", \"ports\": [80]}";
    assertTrue(allow.evaluate(Input.json(json)).isTrue());
    assertTrue(allow.evaluate(Input.from(new ObjectMapper().readTree(json))).isTrue());
    assertTrue(allow.evaluate(Input.from(Map.of("user", "alice", "ports", List.of(80)))).isTrue());
    assertTrue(allow.evaluate(Input.from(new Request("alice", List.of(80)))).isTrue());
    assertFalse(allow.evaluate(Input.from(new Request("bob", List.of(80)))).isTrue());
    assertFalse(allow.evaluate(Input.NONE).isTrue());
  }

  @Test
  void resultsComeAsRecords() {
    QueryResult result =
        engine()
            .prepare("data.authz.deny")
            .evaluate(Input.from(new Request("bob", List.of(22, 80, 8080))));
    assertEquals(
        Optional.of(
            List.of(
                new Finding("port 22 is privileged", 22),
                new Finding("port 80 is privileged", 80))),
        result.value(new TypeReference<List<Finding>>() {}));
    assertThrows(IllegalArgumentException.class, () -> result.value(Request.class));
  }

  @Test
  void bindingsComeByNameAndType() {
    QueryResult result =
        engine()
            .prepare("some port in input.ports; port > 100")
            .evaluate(Input.json("{\"ports\": [80, 443]}"));
    assertEquals(1, result.solutions().size());
    assertEquals(443, result.solutions().get(0).binding("port", Integer.class));
    IllegalArgumentException error =
        assertThrows(
            IllegalArgumentException.class, () -> result.solutions().get(0).binding("prot"));
    assertTrue(error.getMessage().contains("[port]"), error.getMessage());
  }

  @Test
  void numbersStayExact() {
    Map<String, Object> numbers = new HashMap<>();
    numbers.put("big", new BigInteger("123456789012345678901234567890"));
    numbers.put("exact", new BigDecimal("0.1000000000000000000000001"));
    numbers.put("double", 0.1);
    numbers.put("float", 0.5f);
    numbers.put("short", (short) 7);
    numbers.put("none", null);
    assertEquals(
        Values.fromJson(
            "numbers",
            """
            {"big": 123456789012345678901234567890, "exact": 0.1000000000000000000000001,
             "double": 0.1, "float": 0.5, "short": 7, "none": null}
            """),
        Values.from(numbers));
    assertEquals(
        new BigInteger("123456789012345678901234567890"),
        Values.to(Values.from(numbers.get("big")), BigInteger.class));
    assertThrows(IllegalArgumentException.class, () -> Values.from(Double.NaN));
  }

  @Test
  void collectionsBecomeWhatTheyAre() {
    assertEquals(
        engine()
            .prepare("x = [{1, 2}, [1, \"a\"], {3: true}, null]")
            .evaluate(Input.NONE)
            .solutions()
            .get(0)
            .binding("x"),
        Values.from(
            new Object[] {
              new TreeSet<>(Set.of(2, 1)), Stream.of(1, 'a'), Map.of(3, true), Optional.empty()
            }));
    assertEquals(
        "[[1,2],{\"3\":true}]",
        Values.toJson(Values.from(List.of(Set.of(1, 2), Map.of(3, true)))).toString());
  }

  @Test
  void anObjectThatHoldsItselfIsRefused() {
    List<Object> cycle = new ArrayList<>();
    cycle.add(cycle);
    IllegalArgumentException error =
        assertThrows(IllegalArgumentException.class, () -> Values.from(cycle));
    assertTrue(error.getMessage().contains("250 levels"), error.getMessage());
  }

  @Test
  void badInputTextSaysWhere() {
    RegoException error = assertThrows(RegoException.class, () -> Input.json("{\n  \"a\": nul\n}"));
    assertEquals(2, error.diagnostics().get(0).location().line());
  }

  @Test
  void aCustomFunctionIsTypedAndCalledOnceForTheSameArguments() {
    ConcurrentLinkedQueue<RegoValue> calls = new ConcurrentLinkedQueue<>();
    Engine.Builder builder =
        Engine.builder()
            .function(
                "acme.team",
                List.of(RegoType.STRING),
                RegoType.STRING,
                args -> {
                  calls.add(args.get(0));
                  String user = ((RegoString) args.get(0)).text();
                  return user.equals("alice")
                      ? Optional.of(RegoString.of("core"))
                      : Optional.empty();
                });
    PreparedQuery query =
        builder
            .module("p.rego", "package p\nx := acme.team(input.user)\ny := acme.team(input.user)")
            .build()
            .prepare("[data.p.x, data.p.y]");
    assertEquals(
        Optional.of(List.of("core", "core")),
        query.evaluate(Input.json("{\"user\": \"alice\"}")).value(new TypeReference<>() {}));
    assertEquals(1, calls.size());
    assertTrue(query.evaluate(Input.json("{\"user\": \"bob\"}")).isUndefined());
    assertTrue(query.evaluate(Input.json("{\"user\": 7}")).isUndefined(), "no string");
    RegoException error =
        assertThrows(
            RegoException.class,
            () -> builder.module("q.rego", "package q\nz := acme.team(1)").build());
    assertEquals("rego_type_error", error.code().text());
  }

  @Test
  void aCustomFunctionMayFailButNotBreak() {
    Engine.Builder builder =
        Engine.builder()
            .module("p.rego", "package p\nallow if not acme.f(input.x)")
            .function(
                "acme.f",
                List.of(RegoType.ANY),
                RegoType.BOOLEAN,
                args -> {
                  if (args.get(0).equals(RegoNumber.of(1))) {
                    throw BuiltinException.failure("no answer");
                  }
                  throw new IllegalStateException("broken");
                });
    PreparedQuery allow = builder.build().prepare("data.p.allow");
    assertTrue(allow.evaluate(Input.json("{\"x\": 1}")).isTrue());
    RegoException error =
        assertThrows(RegoException.class, () -> allow.evaluate(Input.json("{\"x\": 2}")));
    assertEquals("eval_internal_error", error.code().text());
    assertTrue(error.getCause() instanceof IllegalStateException);
    PreparedQuery strict = builder.strictBuiltinErrors(true).build().prepare("data.p.allow");
    assertEquals(
        "eval_builtin_error",
        assertThrows(RegoException.class, () -> strict.evaluate(Input.json("{\"x\": 1}")))
            .code()
            .text());
  }

  @Test
  void figuresAreToldOfEveryPieceOfWork() {
    List<Map<String, Long>> figures = new ArrayList<>();
    Engine engine = Engine.builder().module("authz.rego", AUTHZ).metrics(figures::add).build();
    engine.prepare("data.authz.deny").evaluate(Input.from(Map.of("ports", List.of(1, 2))));
    assertEquals(
        List.of(
            Set.of("timer_rego_module_parse_ns"),
            Set.of("timer_rego_module_compile_ns"),
            Set.of("timer_rego_query_parse_ns"),
            Set.of("timer_rego_query_compile_ns"),
            Set.of("timer_rego_query_eval_ns", "counter_eval_work")),
        figures.stream().map(Map::keySet).toList());
    assertTrue(figures.get(4).get("counter_eval_work") >= 4, figures.toString());
  }

  @Test
  void threadsShareAnEngine() {
    PreparedQuery count = engine().prepare("count(data.authz.deny)");
    List<Integer> ports = IntStream.range(0, 200).boxed().toList();
    assertEquals(
        IntStream.range(0, 200).boxed().toList(),
        IntStream.range(0, 200)
            .parallel()
            .mapToObj(
                n ->
                    count
                        .evaluate(Input.from(new Request("bob", ports.subList(0, n))))
                        .value(Integer.class)
                        .orElseThrow())
            .toList());
  }

  @Test
  void whatPoliciesPrintIsTakenAndChangesNoAnswer() {
    String module =
        """
        package p
        allow if {
          print("start", input.none, {1, 2}, [input.xs])
          some x in input.xs
          print("x is", x, input.xs[_])
          every y in input.xs { print(y); y > 0 }
          x > 1
        }
        denied if not allow with input.xs as []
        words contains w if { w := input.xs[_]; print(w) }
        """;
    List<String> lines = new ArrayList<>();
    Input input = Input.json("{\"xs\": [1, 2]}");
    Engine loud = Engine.builder().module("p.rego", module).prints(lines::add).build();
    Engine quiet = Engine.builder().module("p.rego", module).build();
    assertEquals(
        quiet.prepare("data.p.allow").evaluate(input),
        loud.prepare("data.p.allow").evaluate(input));
    assertEquals(
        List.of(
            "start <undefined> {1, 2} [[1, 2]]",
            "x is 1 1",
            "x is 1 2",
            "1",
            "2",
            "x is 2 1",
            "x is 2 2",
            "1",
            "2"),
        lines);
  }
}
