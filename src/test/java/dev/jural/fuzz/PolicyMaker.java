package dev.jural.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A PolicyMaker writes policies that mostly compile and have answers: each variable is bound before
 * it is used, and a rule only uses rules before it.
 */
final class PolicyMaker {
  private static final List<String> OPERATORS = List.of("==", "!=", "<", "<=", ">", ">=");
  private static final List<String> ARITHMETIC = List.of("+", "-", "*", "%", "/");
  private static final List<String> COLLECTIONS =
      List.of("input.xs", "input.users", "input.o", "{1, \"b\", null}", "[3, [1], {\"k\": 2}]");
  private static final List<String> INPUTS =
      List.of("input.s", "input.n", "input.xs", "input.o.a", "input.none", "input.f");
  private static final List<String> CALLS =
      List.of("type_name(%s)", "is_array(%s)", "json.marshal(%s)", "json.is_valid(%s)");

  private final Random random;
  private final StringBuilder out = new StringBuilder("package t\n");
  private final List<String> bound = new ArrayList<>();
  private int rules;
  private int names;

  private PolicyMaker(long seed) {
    this.random = new Random(seed);
  }

  /** A policy of up to {@code size} rules in the package {@code t}. */
  static String make(long seed, int size) {
    PolicyMaker maker = new PolicyMaker(seed);
    for (int i = 0; i < size; i++) {
      maker.rule();
    }
    return maker.out.toString();
  }

  private String one(List<String> all) {
    return all.get(random.nextInt(all.size()));
  }

  private String fresh() {
    return "v" + names++;
  }

  private void rule() {
    bound.clear();
    String body = body(1 + random.nextInt(3));
    String name = "r" + rules;
    switch (random.nextInt(5)) {
      case 0 -> out.append("%s contains %s if { %s }\n".formatted(name, term(2), body));
      case 1 -> out.append("%s[%s] := %s if { %s }\n".formatted(name, term(1), term(2), body));
      case 2 ->
          out.append("default %s := false\n%s := %s if { %s }".formatted(name, name, term(2), body))
              .append(" else := %s\n".formatted(closed()));
      case 3 -> out.append("%s if { %s }\n".formatted(name, body));
      default -> out.append("%s := %s if { %s }\n".formatted(name, term(3), body));
    }
    rules++;
  }

  /** A term without variables of the body. */
  private String closed() {
    List<String> kept = new ArrayList<>(bound);
    bound.clear();
    String term = term(2);
    bound.addAll(kept);
    return term;
  }

  private String body(int count) {
    List<String> exprs = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      exprs.add(expr());
    }
    if (random.nextInt(3) == 0) {
      // Safety orders expressions, so their order in the text must not matter.
      java.util.Collections.shuffle(exprs, random);
    }
    return String.join("; ", exprs);
  }

  private String expr() {
    switch (random.nextInt(8)) {
      case 0 -> {
        String collection = one(COLLECTIONS);
        String key = fresh();
        String value = fresh();
        bound.add(key);
        bound.add(value);
        return "some %s, %s in %s".formatted(key, value, collection);
      }
      case 1, 2 -> {
        String value = term(3);
        String name = fresh();
        bound.add(name);
        return "%s = %s".formatted(name, value);
      }
      case 3 -> {
        return "not %s == %s".formatted(any(), term(1));
      }
      case 4 -> {
        String name = fresh();
        return "every %s in %s { %s != %s }".formatted(name, one(COLLECTIONS), name, any());
      }
      case 5 -> {
        return "%s == %s with input as %s".formatted(any(), term(1), constant());
      }
      case 6 -> {
        String name = fresh();
        bound.add(name);
        return "%s = %s[_]".formatted(name, one(COLLECTIONS.subList(0, 3)));
      }
      default -> {
        return "%s %s %s".formatted(any(), one(OPERATORS), term(2));
      }
    }
  }

  private String term(int depth) {
    if (depth == 0 || random.nextInt(4) == 0) {
      return leaf();
    }
    return switch (random.nextInt(7)) {
      case 0 -> "[%s, %s]".formatted(term(depth - 1), term(depth - 1));
      case 1 -> "{%s: %s}".formatted(constant(), term(depth - 1));
      case 2 -> "{%s, %s}".formatted(term(depth - 1), term(depth - 1));
      case 3 -> "(%s %s %s)".formatted(number(), one(ARITHMETIC), number());
      case 4 -> one(CALLS).formatted(term(depth - 1));
      case 5 -> {
        String name = fresh();
        String collection = one(COLLECTIONS);
        yield "[[%s, %s] | some %s in %s]".formatted(name, term(depth - 1), name, collection);
      }
      default -> "$\"<{%s}>\"".formatted(term(depth - 1));
    };
  }

  /** A term of which the types of the compiler know nothing. */
  private String any() {
    return random.nextInt(3) > 0
        ? one(INPUTS)
        : "json.unmarshal(json.marshal(%s))".formatted(term(1));
  }

  private String number() {
    return switch (random.nextInt(5)) {
      case 0 -> "input.n";
      case 1 -> "count(%s)".formatted(one(COLLECTIONS));
      case 2 -> "(%s %s %s)".formatted(number(), one(ARITHMETIC), number());
      case 3 -> "2.5";
      default -> "%d".formatted(random.nextInt(5));
    };
  }

  private String leaf() {
    int choice = random.nextInt(4);
    if (choice == 0 && !bound.isEmpty()) {
      return one(bound);
    } else if (choice == 1 && rules > 0) {
      return "r" + random.nextInt(rules);
    }
    return choice == 2 ? one(INPUTS) : constant();
  }

  private String constant() {
    return one(List.of("1", "2.5", "\"text\"", "null", "true", "[]", "{}", "set()", "{\"a\": 1}"));
  }
}
