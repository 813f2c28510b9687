package dev.jural.parser;

import dev.jural.ast.RegoVersion;
import dev.jural.grammar.RegoLexer;
import java.util.BitSet;
import java.util.List;

/**
 * Keywords are the words that a module may not use as names, which its imports decide (OPA docs,
 * "Importing future keywords"): in v0, {@code in}, {@code every}, {@code if} and {@code contains}
 * are names until they are imported; {@code and} and {@code or} are in every version, and {@code
 * not} has its older meaning.
 *
 * <p>Not safe for threads: it learns while the tokens of one source are read.
 */
final class Keywords {
  private final BitSet plainNames = new BitSet();
  private RegoVersion version;
  private boolean hasAnd;
  private boolean hasOr;
  private boolean hasNot;

  /** The keywords of a module of {@code version} before any import. */
  Keywords(RegoVersion version) {
    this.version = version;
    if (version == RegoVersion.V0) {
      plainNames.set(RegoLexer.IN);
      plainNames.set(RegoLexer.EVERY);
      plainNames.set(RegoLexer.IF);
      plainNames.set(RegoLexer.CONTAINS);
    }
  }

  /** What the module is written in, as far as it is read. */
  RegoVersion version() {
    return version;
  }

  /** Whether {@code and}, {@code or} or the new {@code not} was imported. */
  boolean hasLogic() {
    return hasAnd || hasOr || hasNot;
  }

  /** Takes note of {@code import path}. */
  void imported(List<String> path) {
    if (path.equals(List.of("rego", "v1"))) {
      version = RegoVersion.V1;
      plainNames.clear();
    } else if (path.equals(List.of("future", "keywords"))) {
      plainNames.clear();
      hasAnd = true;
      hasOr = true;
      hasNot = true;
    } else if (path.size() == 3 && path.subList(0, 2).equals(List.of("future", "keywords"))) {
      keyword(path.get(2));
    }
  }

  private void keyword(String name) {
    switch (name) {
      case "in" -> plainNames.clear(RegoLexer.IN);
      case "if" -> plainNames.clear(RegoLexer.IF);
      case "contains" -> plainNames.clear(RegoLexer.CONTAINS);
      case "every" -> {
        plainNames.clear(RegoLexer.EVERY);
        plainNames.clear(RegoLexer.IN);
      }
      case "and" -> hasAnd = true;
      case "or" -> hasOr = true;
      case "not" -> hasNot = true;
      default -> {}
    }
  }

  /** The type of a token of {@code type} in this module. */
  int type(int type, String text) {
    if (type == RegoLexer.IDENT) {
      if (hasAnd && text.equals("and")) {
        return RegoLexer.AND;
      }
      return hasOr && text.equals("or") ? RegoLexer.OR : type;
    } else if (type == RegoLexer.NOT) {
      return hasNot ? RegoLexer.LOGIC_NOT : type;
    }
    return plainNames.get(type) ? RegoLexer.IDENT : type;
  }

  /** Whether {@code word} is no name in this module. */
  boolean isKeyword(String word) {
    for (int type = RegoLexer.PACKAGE; type <= RegoLexer.FALSE; type++) {
      if (("'" + word + "'").equals(RegoLexer.VOCABULARY.getLiteralName(type))) {
        return !plainNames.get(type);
      }
    }
    return false;
  }
}
