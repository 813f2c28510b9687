package dev.jural.parser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.jural.engine.Engine;
import dev.jural.source.RegoException;
import dev.jural.source.SourceText;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Random changes to sources never make anything but our own exception escape, and parsing is
 * repeatable.
 */
class ParserFuzzTest {
  private static final List<String> SEEDS =
      List.of(
          "package a.b\nimport data.x as y\np contains x if { some x in input.xs; not y[x] }\n",
          "package a\nf(x, [y, _]) := z if { z := x + y } else := -1\n# METADATA\n# title: t\nq := f(1, [2, 3])\n",
          "package a\np[x].q := v if { v := {\"a\": [1, {2}], \"b\": `raw`}; x := \"k\" with input.a as 3 }\n",
          "package a\nallow if { every k, v in input { count(v) > 1 } }\ndefault allow := false\n",
          "package a\ns := $\"hello {input.name}\"\nt := {k: v | some k, v in {\"a\": 1}} | set()\n");
  private static final String ALPHABET = "{}[]()|:=,.;\"`$\\ \n\t_ax1-+*/%&<>#@!é\uD83D\uDE00";

  @Test
  void mutatedSourcesParseOrFailCleanly() {
    Random random = new Random(20251104);
    for (int i = 0; i < 6_000; i++) {
      String text = mutate(SEEDS.get(random.nextInt(SEEDS.size())), random);
      assertEquals(outcome(text), outcome(text), text);
    }
  }

  private static String mutate(String seed, Random random) {
    StringBuilder text = new StringBuilder(seed);
    int edits = 1 + random.nextInt(6);
    for (int i = 0; i < edits && text.length() > 0; i++) {
      int at = random.nextInt(text.length());
      switch (random.nextInt(4)) {
        case 0 -> text.deleteCharAt(at);
        case 1 -> text.insert(at, ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        case 2 -> text.setCharAt(at, ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        default -> {
          int end = Math.min(text.length(), at + random.nextInt(20));
          text.insert(random.nextInt(text.length()), text.substring(at, end));
        }
      }
    }
    return text.toString();
  }

  private static String outcome(String text) {
    try {
      Engine.builder().module(SourceText.of("fuzz.rego", text)).build();
      return "compiles";
    } catch (RegoException e) {
      return String.valueOf(e.getMessage());
    }
  }
}
