package dev.jural.value;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Writes values in a compact binary form, which {@link ValueReader} reads. For files that one build
 * writes and the same build reads; not for exchange.
 */
@SuppressWarnings("EnumOrdinal") // reader and writer are of one build
public final class ValueWriter {
  private final DataOutputStream out;

  /** A writer to {@code out}. */
  public ValueWriter(DataOutputStream out) {
    this.out = out;
  }

  /** Writes a value. */
  public void value(RegoValue value) throws IOException {
    out.writeByte(value.kind().ordinal());
    switch (value.kind()) {
      case NULL -> {}
      case BOOLEAN -> out.writeBoolean(((RegoBoolean) value).value());
      case NUMBER, STRING ->
          text(value instanceof RegoString string ? string.text() : value.toString());
      case ARRAY -> {
        RegoArray array = (RegoArray) value;
        out.writeInt(array.size());
        for (RegoValue element : array) {
          value(element);
        }
      }
      case OBJECT -> {
        RegoObject object = (RegoObject) value;
        out.writeInt(object.size());
        for (int i = 0; i < object.size(); i++) {
          value(object.keyAt(i));
          value(object.valueAt(i));
        }
      }
      case SET -> {
        RegoSet set = (RegoSet) value;
        out.writeInt(set.size());
        for (RegoValue element : set) {
          value(element);
        }
      }
    }
  }

  /** Writes a text of any length. */
  public void text(String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }
}
