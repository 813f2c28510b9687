package dev.jural.builtin.lib.crypto;

import dev.jural.builtin.BuiltinException;
import dev.jural.builtin.lib.GoJsonErrors;
import dev.jural.source.RegoException;
import dev.jural.value.JsonReader;
import dev.jural.value.RegoArray;
import dev.jural.value.RegoObject;
import dev.jural.value.RegoString;
import dev.jural.value.RegoValue;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A Token is a JSON Web Token (RFC 7519) in its compact form, its three sections not decoded yet.
 *
 * @param header the first
 * @param payload the second
 * @param signature the third
 */
record Token(String header, String payload, String signature) {
  /** The members of a header that are understood, so that {@code crit} may name them. */
  private static final Set<String> UNDERSTOOD = Set.of("alg", "crit", "cty", "kid", "typ");

  /**
   * A Header is a JOSE header.
   *
   * @param all all members
   * @param alg the algorithm; empty when missing
   * @param kid the id of the key; empty when missing
   * @param cty the type of the payload; empty when missing
   */
  record Header(RegoObject all, String alg, String kid, String cty) {
    /** Whether the payload is a token too. */
    boolean isNested() {
      return cty.equalsIgnoreCase("JWT");
    }

    /** Whether all the members that must be understood are. */
    boolean isUnderstood() {
      if (all.get("crit").orElse(RegoArray.EMPTY) instanceof RegoArray crit) {
        for (RegoValue name : crit) {
          if (name instanceof RegoString text
              && all.has(name)
              && !UNDERSTOOD.contains(text.text())) {
            return false;
          }
        }
      }
      return true;
    }
  }

  /**
   * Splits a token.
   *
   * @throws BuiltinException when it has not three sections
   */
  static Token split(String text) {
    String[] sections = text.split("\\.", -1);
    if (sections.length == 1) {
      throw BuiltinException.failure("encoded JWT had no period separators");
    } else if (sections.length != 3) {
      throw BuiltinException.failure("encoded JWT must have 3 sections, found " + sections.length);
    }
    return new Token(sections[0], sections[1], sections[2]);
  }

  /** What is signed. */
  byte[] signed() {
    return Hashes.utf8(header + "." + payload);
  }

  /**
   * The header, without a look at what its members are.
   *
   * @throws BuiltinException when it is no object, or that of an encrypted token
   */
  RegoObject plainHeader() {
    byte[] bytes = decoded(header, "JWT header had invalid encoding: ");
    RegoObject object;
    try {
      object = object(bytes);
    } catch (BuiltinException e) {
      throw BuiltinException.failure("bad JWT header: " + e.message());
    }
    if (object.get("enc").isPresent()) {
      throw BuiltinException.failure("JWT is a JWE object, which is not supported");
    }
    return object;
  }

  /**
   * The header, for verifying.
   *
   * @throws BuiltinException also when a member is not of the type it must be
   */
  Header checkedHeader() {
    RegoObject object = plainHeader();
    String alg = text(object, "alg");
    Optional<RegoValue> crit = object.get("crit");
    if (crit.isPresent()) {
      if (!(crit.get() instanceof RegoArray names)) {
        throw BuiltinException.failure("crit: must be a list");
      }
      List<RegoValue> elements = names.elements();
      if (elements.isEmpty() || !elements.stream().allMatch(RegoString.class::isInstance)) {
        throw BuiltinException.failure("crit: must be a nonempty list");
      }
    }
    String cty = text(object, "cty");
    String kid = text(object, "kid");
    text(object, "typ");
    return new Header(object, alg, kid, cty);
  }

  private static String text(RegoObject object, String name) {
    Optional<RegoValue> value = object.get(name);
    if (value.isPresent() && !(value.get() instanceof RegoString)) {
      throw BuiltinException.failure(name + ": must be a string");
    }
    return value.map(v -> ((RegoString) v).text()).orElse("");
  }

  /** The payload, not read yet. */
  byte[] payloadBytes() {
    return decoded(payload, "JWT payload had invalid encoding: ");
  }

  /** The signature, for verifying. */
  byte[] signatureBytes() {
    return GoBase64.url(signature);
  }

  /** The bytes of a section, or a failure that tells which one. */
  static byte[] decoded(String section, String problem) {
    try {
      return GoBase64.url(section);
    } catch (BuiltinException e) {
      throw BuiltinException.failure(problem + e.message());
    }
  }

  /**
   * Reads an object.
   *
   * @throws BuiltinException when it is no JSON or no object
   */
  static RegoObject object(byte[] json) {
    String text = new String(json, StandardCharsets.UTF_8);
    RegoValue value;
    try {
      value = JsonReader.readLenient("JWT", text);
    } catch (RegoException e) {
      throw BuiltinException.failure(
          "invalid JSON: "
              + (text.isBlank()
                  ? "EOF"
                  : GoJsonErrors.of(text).orElseGet(() -> e.diagnostics().get(0).message())));
    }
    if (value instanceof RegoObject object) {
      return object;
    }
    throw BuiltinException.failure("decoded JSON type was not an Object");
  }
}
