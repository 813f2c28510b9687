package dev.jural.value;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Reads values that {@link ValueWriter} wrote. */
@SuppressWarnings("EnumOrdinal") // reader and writer are of one build
public final class ValueReader {
  private static final ValueKind[] KINDS = ValueKind.values();

  private final DataInputStream in;

  /** A reader of {@code in}. */
  public ValueReader(DataInputStream in) {
    this.in = in;
  }

  /** Reads a value. */
  public RegoValue value() throws IOException {
    return switch (KINDS[in.readByte()]) {
      case NULL -> RegoNull.NULL;
      case BOOLEAN -> RegoBoolean.of(in.readBoolean());
      case NUMBER -> RegoNumber.parse(text()).orElseThrow(() -> new IOException("bad number"));
      case STRING -> RegoString.of(text());
      case ARRAY -> {
        RegoValue[] elements = new RegoValue[in.readInt()];
        for (int i = 0; i < elements.length; i++) {
          elements[i] = value();
        }
        yield RegoArray.of(elements);
      }
      case OBJECT -> {
        int size = in.readInt();
        RegoObject.Builder object = RegoObject.builder(size);
        for (int i = 0; i < size; i++) {
          object.put(value(), value());
        }
        yield object.build();
      }
      case SET -> {
        int size = in.readInt();
        RegoSet.Builder set = RegoSet.builder(size);
        for (int i = 0; i < size; i++) {
          set.add(value());
        }
        yield set.build();
      }
    };
  }

  /** Reads a text. */
  public String text() throws IOException {
    return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
  }
}
