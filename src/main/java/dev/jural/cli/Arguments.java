package dev.jural.cli;

import dev.jural.check.Suggestion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Arguments are a command line, read by the table of a command: {@code --name value}, {@code
 * --name=value}, {@code -f value}, {@code -fvalue}, {@code -qh}, and {@code --} before arguments
 * that begin with a dash.
 *
 * <p>Read by hand and not by picocli, which serves help and completion: loading it to read one
 * command line takes as long as starting the JVM (33 ms to 63, JDK 17 with a class archive; with
 * annotated classes 150).
 */
final class Arguments {
  /** Longer ones are no file names, and would fill the screen in messages. */
  private static final int LONGEST = 1 << 16;

  private final Syntax syntax;
  private final Map<String, List<String>> values = new HashMap<>();
  private final List<String> positionals = new ArrayList<>();

  private Arguments(Syntax syntax) {
    this.syntax = syntax;
  }

  /**
   * Reads a command line.
   *
   * @throws UsageException when it does not follow {@code syntax}
   */
  static Arguments parse(Syntax syntax, List<String> words) {
    Arguments arguments = new Arguments(syntax);
    int at = 0;
    while (at < words.size()) {
      at = arguments.word(words, at);
    }
    return arguments;
  }

  /**
   * Reads the word at {@code at}, with its value if that is the next word, and gives what is next.
   */
  private int word(List<String> words, int at) {
    String word = words.get(at);
    if (word.length() > LONGEST) {
      throw new UsageException(
          "an argument of " + word.length() + " characters, want at most " + LONGEST);
    }
    if (word.equals("--")) {
      words.subList(at + 1, words.size()).forEach(this::positional);
      return words.size();
    } else if (word.startsWith("--")) {
      return longOption(words, at);
    } else if (word.startsWith("-") && word.length() > 1) {
      return shortOptions(words, at);
    }
    positional(word);
    return at + 1;
  }

  private void positional(String word) {
    if (syntax.positional().isEmpty()) {
      throw new UsageException("unexpected argument \"" + shortened(word) + "\"");
    }
    positionals.add(word);
  }

  private int longOption(List<String> words, int at) {
    String word = words.get(at);
    int equals = word.indexOf('=');
    String name = equals < 0 ? word : word.substring(0, equals);
    OptionRow option = syntax.option(name).orElseThrow(() -> unknown(name));
    if (equals >= 0) {
      if (option.value().isEmpty()) {
        throw new UsageException(name + ": takes no value");
      }
      put(option, name, word.substring(equals + 1));
      return at + 1;
    }
    return value(option, name, words, at + 1);
  }

  private int shortOptions(List<String> words, int at) {
    String word = words.get(at);
    for (int i = 1; i < word.length(); i++) {
      String name = "-" + word.charAt(i);
      OptionRow option =
          syntax.option(name).orElseThrow(() -> unknown(word.length() == 2 ? name : word));
      if (option.value().isEmpty()) {
        put(option, name, "");
      } else if (i + 1 < word.length()) {
        int from = word.charAt(i + 1) == '=' ? i + 2 : i + 1;
        put(option, name, word.substring(from));
        return at + 1;
      } else {
        return value(option, name, words, at + 1);
      }
    }
    return at + 1;
  }

  /** Takes the value of {@code option} from the word at {@code at}, if it has one. */
  private int value(OptionRow option, String name, List<String> words, int at) {
    if (option.value().isEmpty()) {
      put(option, name, "");
      return at;
    }
    if (at == words.size() || isOption(words.get(at))) {
      throw new UsageException(name + ": missing " + option.value());
    }
    put(option, name, words.get(at));
    return at + 1;
  }

  /** A forgotten value must not swallow the option after it. */
  private boolean isOption(String word) {
    int equals = word.indexOf('=');
    return word.equals("--")
        || syntax.option(equals < 0 ? word : word.substring(0, equals)).isPresent();
  }

  private void put(OptionRow option, String name, String value) {
    List<String> known = values.computeIfAbsent(option.name(), k -> new ArrayList<>());
    if (!option.value().isEmpty()) {
      if (value.isEmpty()) {
        throw new UsageException(name + ": empty " + option.value());
      }
      if (value.length() > LONGEST) {
        throw new UsageException(name + ": a value of " + value.length() + " characters");
      }
      if (!option.isRepeatable() && !known.isEmpty()) {
        throw new UsageException(name + ": given twice, want it once");
      }
    }
    known.add(value);
  }

  private UsageException unknown(String name) {
    List<String> names = new ArrayList<>();
    syntax.options().forEach(option -> names.addAll(option.names()));
    return unknown("option", name, names);
  }

  /** The error for a word that is none of {@code known}. */
  static UsageException unknown(String what, String word, List<String> known) {
    String meant =
        Suggestion.near(word, known).map(near -> ", did you mean \"" + near + "\"?").orElse("");
    return new UsageException("unknown " + what + " \"" + shortened(word) + "\"" + meant);
  }

  private static String shortened(String word) {
    return word.length() > 200 ? word.substring(0, 200) + "..." : word;
  }

  /** Whether the option {@code name} was given; it is the long name. */
  boolean has(String name) {
    return values.containsKey(name);
  }

  /** The value of an option that may be given once. */
  Optional<String> value(String name) {
    List<String> known = values.get(name);
    return known == null ? Optional.empty() : Optional.of(known.get(0));
  }

  /** The values of an option, in order. */
  List<String> values(String name) {
    return values.getOrDefault(name, List.of());
  }

  /**
   * The value of an option that has choices; the first of them when it was not given.
   *
   * @throws UsageException when it is none of them
   */
  String choice(String name) {
    List<String> choices = syntax.option(name).orElseThrow().choices();
    String value = value(name).orElse(choices.get(0));
    if (!choices.contains(value)) {
      throw notOneOf(name, value, choices);
    }
    return value;
  }

  /** The error for a value that is none of {@code known}. */
  static UsageException notOneOf(String name, String value, List<String> known) {
    return new UsageException(
        name + ": got \"" + shortened(value) + "\", want one of " + String.join(", ", known));
  }

  /** The other arguments, in order. */
  List<String> positionals() {
    return positionals;
  }
}
