package dev.jural.parser;

import dev.jural.ast.RegoVersion;
import dev.jural.grammar.RegoLexer;
import dev.jural.source.SourceText;
import java.util.BitSet;

/**
 * Keywords of a module: in v0, {@code in}, {@code every}, {@code if} and {@code contains} are names
 * until they are imported.
 *
 * @param version what the module is written in
 * @param plainNames token types that are names in it
 */
record Keywords(RegoVersion version, BitSet plainNames) {

  static Keywords of(SourceText source, RegoVersion version) {
    BitSet names = new BitSet();
    if (version == RegoVersion.V1) {
      return new Keywords(version, names);
    }
    names.set(RegoLexer.IN);
    names.set(RegoLexer.EVERY);
    names.set(RegoLexer.IF);
    names.set(RegoLexer.CONTAINS);
    for (String line : source.text().lines().toList()) {
      String text = line.strip();
      if (!text.startsWith("import ")) {
        continue;
      }
      String path = text.substring("import ".length()).split("[\\s#;]", 2)[0];
      switch (path) {
        case "rego.v1" -> {
          return new Keywords(RegoVersion.V1, new BitSet());
        }
        case "future.keywords" -> names.clear();
        case "future.keywords.in" -> names.clear(RegoLexer.IN);
        case "future.keywords.if" -> names.clear(RegoLexer.IF);
        case "future.keywords.contains" -> names.clear(RegoLexer.CONTAINS);
        case "future.keywords.every" -> {
          names.clear(RegoLexer.EVERY);
          names.clear(RegoLexer.IN);
        }
        default -> {}
      }
    }
    return new Keywords(version, names);
  }
}
