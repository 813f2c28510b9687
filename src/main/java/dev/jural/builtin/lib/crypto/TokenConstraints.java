package dev.jural.builtin.lib.crypto;

import dev.jural.builtin.BuiltinContext;
import dev.jural.builtin.BuiltinException;
import dev.jural.value.RegoArray;
import dev.jural.value.RegoNumber;
import dev.jural.value.RegoObject;
import dev.jural.value.RegoString;
import dev.jural.value.RegoValue;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;

/**
 * A TokenConstraints is what a token must meet.
 *
 * @param keys the keys it may be signed with; or
 * @param secret the secret it may be signed with
 * @param claims what it must say
 */
record TokenConstraints(Optional<VerificationKeys> keys, Optional<String> secret, Claims claims) {
  /**
   * What a token must say of itself.
   *
   * @param alg the one algorithm; none when any may be
   * @param iss the issuer; none when any may be
   * @param aud the audience; none when the token must name none
   * @param time seconds since 1970
   */
  record Claims(
      Optional<String> alg, Optional<String> iss, Optional<String> aud, RegoNumber time) {}

  /** Reads the constraints. */
  static TokenConstraints of(BuiltinContext context, RegoObject constraints) {
    Optional<String> alg = Optional.empty();
    Optional<String> aud = Optional.empty();
    Optional<String> iss = Optional.empty();
    Optional<String> secret = Optional.empty();
    Optional<VerificationKeys> keys = Optional.empty();
    double nanos = context.nowNanos();
    for (int i = 0; i < constraints.size(); i++) {
      String name = constraints.keyAt(i) instanceof RegoString key ? key.text() : "";
      RegoValue value = constraints.valueAt(i);
      switch (name) {
        case "alg" -> alg = Optional.of(text(name, value));
        case "aud" -> aud = Optional.of(text(name, value));
        case "cert" -> keys = Optional.of(JwtVerify.keys(context, text(name, value)));
        case "iss" -> iss = Optional.of(text(name, value));
        case "secret" -> secret = Optional.of(text(name, value));
        case "time" -> nanos = time(value);
        default -> throw BuiltinException.failure("unknown token validation constraint: " + name);
      }
    }
    boolean hasSecret = secret.isPresent() && !secret.get().isEmpty();
    if (keys.isEmpty() && !hasSecret) {
      throw BuiltinException.failure("no key constraint");
    } else if (keys.isPresent() && hasSecret) {
      throw BuiltinException.failure("duplicate key constraints");
    }
    return new TokenConstraints(keys, secret, new Claims(alg, iss, aud, seconds(nanos)));
  }

  private static String text(String name, RegoValue value) {
    if (value instanceof RegoString string) {
      return string.text();
    }
    throw BuiltinException.failure(name + " constraint: must be a string");
  }

  private static double time(RegoValue value) {
    if (!(value instanceof RegoNumber number)) {
      throw BuiltinException.failure("token time constraint: must be a number");
    } else if (number.signum() < 0) {
      throw BuiltinException.failure("token time constraint: must not be negative");
    }
    return number.doubleValue();
  }

  /**
   * Nanoseconds as seconds: OPA divides binary floats, and compares the shortest decimal that names
   * the result.
   */
  private static RegoNumber seconds(double nanos) {
    double seconds = Math.min(nanos, Double.MAX_VALUE) / 1e9;
    BigDecimal exact = new BigDecimal(seconds);
    for (int digits = 1; digits < 17; digits++) {
      BigDecimal rounded = exact.round(new MathContext(digits));
      if (rounded.doubleValue() == seconds) {
        return RegoNumber.of(rounded);
      }
    }
    return RegoNumber.of(exact.round(new MathContext(17)));
  }

  /** Whether a payload meets the constraints. */
  boolean areMetBy(RegoObject payload) {
    if (claims.iss().isPresent() && !payload.get("iss").equals(claims.iss().map(RegoString::of))) {
      return false;
    }
    return isAudience(payload.get("aud")) && isTime(payload);
  }

  private boolean isAudience(Optional<RegoValue> aud) {
    if (claims.aud().isEmpty()) {
      return aud.isEmpty();
    }
    RegoValue wanted = RegoString.of(claims.aud().get());
    return aud.isPresent()
        && (aud.get().equals(wanted)
            || (aud.get() instanceof RegoArray list && list.elements().contains(wanted)));
  }

  private boolean isTime(RegoObject payload) {
    Optional<RegoNumber> exp = number(payload, "exp");
    if (exp.isPresent() && claims.time().compareNumber(exp.get()) >= 0) {
      return false;
    }
    Optional<RegoNumber> nbf = number(payload, "nbf");
    return nbf.isEmpty() || claims.time().compareNumber(nbf.get()) >= 0;
  }

  private static Optional<RegoNumber> number(RegoObject payload, String name) {
    Optional<RegoValue> value = payload.get(name);
    if (value.isPresent() && !(value.get() instanceof RegoNumber)) {
      throw BuiltinException.failure(name + " value must be a number");
    }
    return value.map(RegoNumber.class::cast);
  }
}
