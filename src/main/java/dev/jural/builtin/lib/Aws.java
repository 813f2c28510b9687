package dev.jural.builtin.lib;

import static dev.jural.builtin.BuiltinTable.arg;

import dev.jural.builtin.BuiltinContext;
import dev.jural.builtin.BuiltinException;
import dev.jural.builtin.BuiltinTable;
import dev.jural.builtin.Implementation;
import dev.jural.builtin.Operands;
import dev.jural.builtin.lib.http.HttpKeys;
import dev.jural.types.RegoType;
import dev.jural.value.RegoBoolean;
import dev.jural.value.RegoNumber;
import dev.jural.value.RegoObject;
import dev.jural.value.RegoSet;
import dev.jural.value.RegoString;
import dev.jural.value.RegoValue;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs requests to Amazon Web Services (AWS documentation, "Signature Version 4"; OPA docs,
 * "AWS").
 */
public final class Aws {
  private static final RegoType ANYTHING = RegoType.objectOf(RegoType.ANY, RegoType.ANY);
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final List<String> CONFIG =
      List.of("aws_access_key", "aws_region", "aws_secret_access_key", "aws_service");

  /** Services that want the hash of the body among the headers. */
  private static final Set<String> WITH_HASH =
      Set.of("s3", "glacier", "s3-outposts", "s3-object-lambda");

  private static final Set<String> UNSIGNED =
      Set.of("authorization", "user-agent", "x-amzn-trace-id");

  private Aws() {}

  /** Adds the functions of this category. */
  public static void register(BuiltinTable.Builder table) {
    table.withContext(
        "providers.aws.sign_req",
        "A request with the headers that sign it for Amazon Web Services.",
        (Implementation.C3) Aws::sign,
        ANYTHING,
        arg("request", RegoType.objectOf(RegoType.STRING, RegoType.ANY)),
        arg("aws_config", RegoType.objectOf(RegoType.STRING, RegoType.ANY)),
        arg("time_ns", RegoType.NUMBER));
  }

  private static RegoValue sign(
      BuiltinContext context, RegoValue first, RegoValue second, RegoValue third) {
    RegoObject request = Operands.object(first, 1);
    RegoObject config = Operands.object(second, 1);
    checkConfig(config);
    HttpKeys.check(request);
    HttpKeys.checkValues(request);
    String stamp = STAMP.format(instant(third));
    String body = body(request);
    context.charge(body.length() / 16);
    address(field(request, "url"));
    Operands.object(request.get(RegoString.of("headers")).orElse(RegoObject.EMPTY), 0);
    boolean isUnsigned = isPayloadUnsigned(config);
    return signed(request, config, stamp, isUnsigned ? "UNSIGNED-PAYLOAD" : hash(body));
  }

  private static void checkConfig(RegoObject config) {
    RegoSet.Builder missing = RegoSet.builder();
    RegoSet.Builder wrong = RegoSet.builder();
    for (String key : CONFIG) {
      Optional<RegoValue> value = config.get(RegoString.of(key));
      if (value.isEmpty()) {
        missing.add(RegoString.of(key));
      } else if (!(value.get() instanceof RegoString)) {
        wrong.add(RegoString.of(key));
      }
    }
    refuse("missing required AWS config parameters(s): ", missing.build());
    refuse("invalid values for required AWS config parameters(s): ", wrong.build());
  }

  private static void refuse(String problem, RegoSet keys) {
    if (!keys.isEmpty()) {
      throw BuiltinException.operand(2, problem + keys);
    }
  }

  private static boolean isPayloadUnsigned(RegoObject config) {
    RegoValue value =
        config.get(RegoString.of("disable_payload_signing")).orElse(RegoBoolean.FALSE);
    if (!(value instanceof RegoBoolean)) {
      throw BuiltinException.operand(
          2, "invalid value for 'disable_payload_signing' in AWS config");
    }
    return value == RegoBoolean.TRUE;
  }

  private static Instant instant(RegoValue operand) {
    RegoNumber number = Operands.number(operand, 1);
    try {
      long nanos = new BigDecimal(number.toString()).longValueExact();
      return Instant.ofEpochSecond(
          Math.floorDiv(nanos, 1_000_000_000L), Math.floorMod(nanos, 1_000_000_000L));
    } catch (ArithmeticException e) {
      throw BuiltinException.operand(3, "could not convert time_ns value into a unix timestamp");
    }
  }

  private static String body(RegoObject request) {
    Optional<RegoValue> raw = request.get(RegoString.of("raw_body"));
    if (raw.isPresent()) {
      return text(raw.get());
    }
    return request.get(RegoString.of("body")).map(GoJson::compact).orElse("");
  }

  private static String text(RegoValue value) {
    return value instanceof RegoString text ? text.text() : "";
  }

  private static String field(RegoObject object, String key) {
    return object.get(RegoString.of(key)).map(Aws::text).orElse("");
  }

  private static RegoValue signed(
      RegoObject request, RegoObject config, String stamp, String payload) {
    UriParser.Address address = address(field(request, "url"));
    String service = field(config, "aws_service");
    RegoObject.Builder headers = RegoObject.builder();
    TreeMap<String, String> canonical = new TreeMap<>();
    RegoValue given = request.get(RegoString.of("headers")).orElse(RegoObject.EMPTY);
    RegoObject own = Operands.object(given, 0);
    for (int i = 0; i < own.size(); i++) {
      String name = text(own.keyAt(i));
      headers.put(own.keyAt(i), RegoString.of(text(own.valueAt(i))));
      if (!UNSIGNED.contains(name.toLowerCase(Locale.ROOT))) {
        canonical.put(name.toLowerCase(Locale.ROOT), text(own.valueAt(i)));
      }
    }
    TreeMap<String, String> added = new TreeMap<>();
    added.put("host", address.host());
    added.put("x-amz-date", stamp);
    if (WITH_HASH.contains(service)) {
      added.put("x-amz-content-sha256", payload);
    }
    String token = field(config, "aws_session_token");
    if (!token.isEmpty()) {
      added.put("x-amz-security-token", token);
    }
    added.forEach((name, value) -> headers.put(RegoString.of(name), RegoString.of(value)));
    // What a policy set itself is what OPA signs, though it is replaced in what is sent.
    added.forEach(canonical::putIfAbsent);
    StringBuilder lines = new StringBuilder();
    canonical.forEach((name, value) -> lines.append(name).append(':').append(value).append('\n'));
    String names = String.join(";", canonical.keySet());
    String whole =
        String.join(
            "\n",
            field(request, "method"),
            address.path(),
            address.query(),
            lines.toString(),
            names,
            payload);
    String scope =
        String.join(
            "/", stamp.substring(0, 8), field(config, "aws_region"), service, "aws4_request");
    String toSign = String.join("\n", "AWS4-HMAC-SHA256", stamp, scope, hash(whole));
    byte[] key = ("AWS4" + field(config, "aws_secret_access_key")).getBytes(StandardCharsets.UTF_8);
    for (String part : scope.split("/", -1)) {
      key = hmac(key, part);
    }
    headers.put(
        RegoString.of("Authorization"),
        RegoString.of(
            "AWS4-HMAC-SHA256 Credential="
                + field(config, "aws_access_key")
                + "/"
                + scope
                + ",SignedHeaders="
                + names
                + ",Signature="
                + HexFormat.of().formatHex(hmac(key, toSign))));
    return request.with(RegoString.of("headers"), headers.build());
  }

  private static UriParser.Address address(String url) {
    try {
      return UriParser.address(url);
    } catch (UriParser.BadUri e) {
      throw BuiltinException.failure("parse " + Quoting.text(url) + ": " + e.getMessage());
    }
  }

  private static String hash(String text) {
    try {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static byte[] hmac(byte[] key, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HMAC with SHA-256", e);
    }
  }
}
