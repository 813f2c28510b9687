package dev.jural.builtin;

import dev.jural.builtin.lib.Aggregates;
import dev.jural.builtin.lib.Arrays;
import dev.jural.builtin.lib.Aws;
import dev.jural.builtin.lib.Bits;
import dev.jural.builtin.lib.Cidrs;
import dev.jural.builtin.lib.Comparison;
import dev.jural.builtin.lib.Encoding;
import dev.jural.builtin.lib.Globs;
import dev.jural.builtin.lib.Graphs;
import dev.jural.builtin.lib.Hosts;
import dev.jural.builtin.lib.Http;
import dev.jural.builtin.lib.JsonDocuments;
import dev.jural.builtin.lib.JsonSchemas;
import dev.jural.builtin.lib.Numbers;
import dev.jural.builtin.lib.Objects;
import dev.jural.builtin.lib.Printing;
import dev.jural.builtin.lib.Regexes;
import dev.jural.builtin.lib.RuntimeInfo;
import dev.jural.builtin.lib.Semver;
import dev.jural.builtin.lib.Sets;
import dev.jural.builtin.lib.Strings;
import dev.jural.builtin.lib.Times;
import dev.jural.builtin.lib.Types;
import dev.jural.builtin.lib.Units;
import dev.jural.builtin.lib.Uris;
import dev.jural.builtin.lib.Yaml;
import dev.jural.builtin.lib.crypto.Hashes;
import dev.jural.builtin.lib.crypto.Jwt;
import dev.jural.builtin.lib.crypto.Uuids;
import dev.jural.builtin.lib.crypto.X509;
import dev.jural.builtin.lib.graphql.GraphQl;

/** The built-in functions of Jural: the list of categories, each a class in {@code lib}. */
public final class Builtins {
  private Builtins() {}

  /** A table of all of them. Costs some milliseconds; make it once and hand it on. */
  public static BuiltinTable standard() {
    BuiltinTable.Builder table = BuiltinTable.builder();
    Aggregates.register(table);
    Arrays.register(table);
    Aws.register(table);
    Bits.register(table);
    Cidrs.register(table);
    Comparison.register(table);
    Graphs.register(table);
    Hosts.register(table);
    Http.register(table);
    JsonDocuments.register(table);
    JsonSchemas.register(table);
    Numbers.register(table);
    Objects.register(table);
    Printing.register(table);
    Regexes.register(table);
    RuntimeInfo.register(table);
    Semver.register(table);
    Sets.register(table);
    Strings.register(table);
    Times.register(table);
    Types.register(table);
    Encoding.register(table);
    Globs.register(table);
    GraphQl.register(table);
    Units.register(table);
    Hashes.register(table);
    Jwt.register(table);
    Uuids.register(table);
    Uris.register(table);
    X509.register(table);
    Yaml.register(table);
    return table.build();
  }
}
