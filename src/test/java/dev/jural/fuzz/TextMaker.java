package dev.jural.fuzz;

import java.util.List;
import java.util.Random;

/** A TextMaker makes texts that are nearly Rego: tokens in a row, and sources that were damaged. */
final class TextMaker {
  private static final List<String> TOKENS =
      List.of(
          "package",
          "import",
          "as",
          "default",
          "else",
          "if",
          "contains",
          "some",
          "every",
          "in",
          "not",
          "with",
          "null",
          "true",
          "false",
          "and",
          "or",
          "a",
          "x",
          "_",
          "input",
          "data",
          "future.keywords",
          "rego.v1",
          "p",
          "f(x)",
          "0",
          "1.5",
          "1e",
          "01",
          "-1",
          ".5",
          "\"s\"",
          "\"",
          "`r`",
          "`",
          "$\"a{x}b\"",
          "$\"",
          "$`{",
          ":=",
          "==",
          "!=",
          "<=",
          ">=",
          "=",
          "<",
          ">",
          "+",
          "-",
          "*",
          "/",
          "%",
          "&",
          "|",
          ",",
          ":",
          ";",
          ".",
          "[",
          "]",
          "(",
          ")",
          "{",
          "}",
          "set()",
          "# METADATA",
          "# title: x",
          "#",
          "\n",
          "\n\n",
          " ",
          "\t",
          "\r\n",
          "\\",
          "@",
          "é",
          "\uD83D\uDE00",
          "\uD83D",
          "\u0000",
          "\uFEFF",
          "\u2028");
  private static final String NESTING = "([{$`\"|:;,-+ \nxni1";

  private final Random random;

  TextMaker(long seed) {
    this.random = new Random(seed);
  }

  /** A package and {@code count} tokens, most with a space between. */
  String tokens(int count) {
    StringBuilder text = new StringBuilder(random.nextInt(8) == 0 ? "" : "package a\n");
    for (int i = 0; i < count; i++) {
      text.append(TOKENS.get(random.nextInt(TOKENS.size())));
      text.append(random.nextInt(4) == 0 ? "" : " ");
    }
    return text.toString();
  }

  /** {@code source} with a few characters or tokens taken out, put in, doubled or cut off. */
  String damaged(String source) {
    StringBuilder text = new StringBuilder(source);
    int edits = 1 + random.nextInt(4);
    for (int i = 0; i < edits && text.length() > 0; i++) {
      int at = random.nextInt(text.length());
      int end = Math.min(text.length(), at + 1 + random.nextInt(12));
      switch (random.nextInt(6)) {
        case 0 -> text.deleteCharAt(at);
        case 1 -> text.insert(at, TOKENS.get(random.nextInt(TOKENS.size())));
        case 2 -> text.delete(at, end);
        case 3 -> text.insert(random.nextInt(text.length()), text.substring(at, end));
        case 4 -> text.setLength(at);
        default -> text.replace(at, end, TOKENS.get(random.nextInt(TOKENS.size())));
      }
    }
    return text.toString();
  }

  /** A short stretch again and again, to a depth beyond every limit. */
  String nested() {
    StringBuilder unit = new StringBuilder();
    int length = 1 + random.nextInt(4);
    for (int i = 0; i < length; i++) {
      unit.append(NESTING.charAt(random.nextInt(NESTING.length())));
    }
    return "package a\np := " + unit.toString().repeat(200 + random.nextInt(1800));
  }
}
