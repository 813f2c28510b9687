package dev.jural.decision.segment;

import dev.jural.decision.Digests;
import dev.jural.source.RegoException;
import dev.jural.value.JsonReader;
import dev.jural.value.JsonWriter;
import dev.jural.value.RegoBoolean;
import dev.jural.value.RegoNumber;
import dev.jural.value.RegoObject;
import dev.jural.value.RegoString;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * A Checkpoint says how far the log was at some time. Each is a record of the log, and a line of
 * {@code checkpoints.jsonl} beside it, which is to be copied off the machine: a log alone cannot
 * tell that its end was cut off, or that all of it was written anew.
 *
 * @param segment name of the segment below the log's folder, without {@code .gz}
 * @param bytes length of the segment up to here
 * @param seq number of the last record
 * @param hash of the last record
 * @param isEnd whether the segment was ended
 * @param time when, RFC 3339
 * @param signature Ed25519 over {@link #signedText}, in base64; empty when there is no key
 */
public record Checkpoint(
    String segment,
    long bytes,
    long seq,
    String hash,
    boolean isEnd,
    String time,
    String signature) {
  /** The file beside the segments. */
  public static final String FILE = "checkpoints.jsonl";

  private static final int TAIL = 8192;

  /** What is signed. */
  public static String signedText(long seq, String hash, String time) {
    return "jural-checkpoint-v1\n" + seq + "\n" + hash + "\n" + time + "\n";
  }

  /** Signs with Ed25519; empty without a key. */
  static String sign(Optional<PrivateKey> key, long seq, String hash, String time) {
    if (key.isEmpty()) {
      return "";
    }
    try {
      Signature signer = Signature.getInstance("Ed25519");
      signer.initSign(key.get());
      signer.update(signedText(seq, hash, time).getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(signer.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Whether the signature is that of {@code key}. */
  public boolean isSignedBy(PublicKey key) {
    return isSigned(key, signature, seq, hash, time);
  }

  static boolean isSigned(PublicKey key, String signature, long seq, String hash, String time) {
    try {
      Signature verifier = Signature.getInstance("Ed25519");
      verifier.initVerify(key);
      verifier.update(signedText(seq, hash, time).getBytes(StandardCharsets.UTF_8));
      return verifier.verify(Base64.getDecoder().decode(signature));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return false;
    }
  }

  private byte[] line() {
    RegoObject.Builder info =
        RegoObject.builder()
            .put("segment", segment)
            .put("bytes", RegoNumber.of(bytes))
            .put("hash", hash)
            .put("end", isEnd ? RegoBoolean.TRUE : RegoBoolean.FALSE)
            .put("time", time);
    if (!signature.isEmpty()) {
      info.put("sig", signature);
    }
    byte[] payload = JsonWriter.write(info.build()).getBytes(StandardCharsets.UTF_8);
    return RecordLine.bytes(seq, hash, "checkpoint", payload);
  }

  /** Adds this to the file beside the segments of {@code log}. */
  void append(Path log) throws IOException {
    byte[] line = line();
    byte[] whole = new byte[line.length + 2];
    // A line before it, so that a torn one before this one does not take it along.
    whole[0] = '\n';
    System.arraycopy(line, 0, whole, 1, line.length);
    whole[whole.length - 1] = '\n';
    Files.write(
        log.resolve(FILE),
        whole,
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND,
        LinkOption.NOFOLLOW_LINKS);
  }

  /** The last one of a log; none when there is no whole one near the end of the file. */
  static Optional<Checkpoint> last(Path log) throws IOException {
    Path file = log.resolve(FILE);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    byte[] tail;
    try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
      long from = Math.max(0, in.length() - TAIL);
      tail = new byte[(int) (in.length() - from)];
      in.seek(from);
      in.readFully(tail);
    }
    List<Checkpoint> found = parse(new String(tail, StandardCharsets.UTF_8));
    return found.isEmpty() ? Optional.empty() : Optional.of(found.get(found.size() - 1));
  }

  /** The whole ones in a file. */
  public static List<Checkpoint> all(Path file) throws IOException {
    return Files.exists(file) ? parse(Files.readString(file)) : List.of();
  }

  private static List<Checkpoint> parse(String text) {
    List<Checkpoint> found = new ArrayList<>();
    Digests digests = new Digests();
    for (String line : text.split("\n", -1)) {
      byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
      RecordLine.parse(bytes, digests).flatMap(record -> of(record, line)).ifPresent(found::add);
    }
    return found;
  }

  private static Optional<Checkpoint> of(RecordLine record, String line) {
    try {
      RegoObject info =
          (RegoObject)
              ((RegoObject) JsonReader.read("checkpoint", line))
                  .get("info")
                  .orElse(RegoObject.EMPTY);
      return Optional.of(
          new Checkpoint(
              text(info, "segment"),
              info.get("bytes").orElse(RegoNumber.ZERO) instanceof RegoNumber number
                  ? number.longValue()
                  : 0,
              record.seq(),
              text(info, "hash"),
              info.get("end").orElse(RegoBoolean.FALSE) == RegoBoolean.TRUE,
              text(info, "time"),
              text(info, "sig")));
    } catch (RegoException | ClassCastException e) {
      return Optional.empty();
    }
  }

  private static String text(RegoObject object, String key) {
    return object.get(key).orElse(RegoString.EMPTY) instanceof RegoString string
        ? string.text()
        : "";
  }
}
