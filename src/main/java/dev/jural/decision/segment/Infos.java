package dev.jural.decision.segment;

import dev.jural.value.JsonWriter;
import dev.jural.value.RegoNumber;
import dev.jural.value.RegoObject;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.time.Instant;
import java.util.Optional;

/** What records that are no decisions hold. */
final class Infos {
  private Infos() {}

  private static byte[] bytes(RegoObject.Builder info) {
    return JsonWriter.write(info.build()).getBytes(StandardCharsets.UTF_8);
  }

  static Pending open(Instant now) {
    return Pending.of(
        "open",
        (seq, prev) ->
            bytes(
                RegoObject.builder().put("format", RegoNumber.of(1)).put("time", now.toString())));
  }

  static Pending gap(long count, String reason) {
    return new Pending(
        "gap",
        count,
        (seq, prev) ->
            bytes(
                RegoObject.builder()
                    .put("from", RegoNumber.of(seq - count))
                    .put("to", RegoNumber.of(seq - 1))
                    .put("count", RegoNumber.of(count))
                    .put("reason", reason)),
        new java.util.concurrent.CompletableFuture<>());
  }

  static Pending checkpoint(Instant now, Optional<PrivateKey> key, RegoObject counters) {
    return Pending.of(
        "checkpoint",
        (seq, prev) -> {
          RegoObject.Builder info =
              RegoObject.builder().put("time", now.toString()).put("counters", counters);
          String signature = Checkpoint.sign(key, seq, prev, now.toString());
          return bytes(signature.isEmpty() ? info : info.put("sig", signature));
        });
  }

  static Pending seal(long bytes) {
    return Pending.of(
        "seal",
        (seq, prev) ->
            bytes(RegoObject.builder().put("bytes", RegoNumber.of(bytes)).put("hash", prev)));
  }

  static Pending retire(String segment, long to, String reason) {
    return Pending.of(
        "retire",
        (seq, prev) ->
            bytes(
                RegoObject.builder()
                    .put("segment", segment)
                    .put("to", RegoNumber.of(to))
                    .put("reason", reason)));
  }

  static Pending recovery(String segment, long offset, long bytes, String reason) {
    return Pending.of(
        "recovery",
        (seq, prev) ->
            bytes(
                RegoObject.builder()
                    .put("segment", segment)
                    .put("offset", RegoNumber.of(offset))
                    .put("bytes", RegoNumber.of(bytes))
                    .put("reason", reason)));
  }
}
