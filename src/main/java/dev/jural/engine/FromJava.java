package dev.jural.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.jural.value.JsonReader;
import dev.jural.value.RegoArray;
import dev.jural.value.RegoBoolean;
import dev.jural.value.RegoNull;
import dev.jural.value.RegoNumber;
import dev.jural.value.RegoObject;
import dev.jural.value.RegoSet;
import dev.jural.value.RegoString;
import dev.jural.value.RegoValue;
import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.BaseStream;
import org.jspecify.annotations.Nullable;

/** Makes values of what Java programs hold: see {@link Values#from}. Used by one thread. */
final class FromJava {
  /** Jackson is loaded by the first record or bean, not before. */
  private static final class Beans {
    static final ObjectMapper MAPPER = JsonMapper.builder().build();
  }

  private int depth;

  RegoValue value(@Nullable Object object) {
    if (object == null) {
      return RegoNull.NULL;
    } else if (object instanceof RegoValue value) {
      return value;
    } else if (object instanceof CharSequence || object instanceof Character) {
      return RegoString.of(object.toString());
    } else if (object instanceof Boolean truth) {
      return RegoBoolean.of(truth);
    } else if (object instanceof Number number) {
      return number(number);
    } else if (object instanceof Enum<?> constant) {
      return RegoString.of(constant.name());
    } else if (object instanceof Optional<?> optional) {
      return value(optional.orElse(null));
    }
    return nested(object);
  }

  private RegoValue nested(Object object) {
    if (++depth > JsonReader.MAX_DEPTH) {
      throw new IllegalArgumentException(
          "the object nests deeper than " + JsonReader.MAX_DEPTH + " levels, or holds itself");
    }
    try {
      return collection(object);
    } finally {
      depth--;
    }
  }

  private RegoValue collection(Object object) {
    if (object instanceof JsonNode node) {
      return json(node);
    } else if (object instanceof Map<?, ?> map) {
      RegoObject.Builder entries = RegoObject.builder(map.size());
      map.forEach((key, entry) -> entries.put(value(key), value(entry)));
      return entries.build();
    } else if (object instanceof Set<?> set) {
      RegoSet.Builder elements = RegoSet.builder(set.size());
      set.forEach(element -> elements.add(value(element)));
      return elements.build();
    }
    RegoArray.Builder elements = new RegoArray.Builder();
    if (object instanceof Iterable<?> iterable) {
      iterable.forEach(element -> elements.add(value(element)));
    } else if (object instanceof BaseStream<?, ?> stream) {
      stream.iterator().forEachRemaining(element -> elements.add(value(element)));
    } else if (object.getClass().isArray()) {
      for (int i = 0; i < Array.getLength(object); i++) {
        elements.add(value(Array.get(object, i)));
      }
    } else {
      return json(Beans.MAPPER.valueToTree(object));
    }
    return elements.build();
  }

  private RegoValue json(JsonNode node) {
    switch (node.getNodeType()) {
      case NULL, MISSING -> {
        return RegoNull.NULL;
      }
      case BOOLEAN -> {
        return RegoBoolean.of(node.booleanValue());
      }
      case NUMBER -> {
        return number(node.numberValue());
      }
      case STRING, BINARY -> {
        return RegoString.of(node.asText());
      }
      case POJO -> {
        return value(((com.fasterxml.jackson.databind.node.POJONode) node).getPojo());
      }
      case ARRAY -> {
        RegoArray.Builder elements = new RegoArray.Builder();
        node.forEach(element -> elements.add(value(element)));
        return elements.build();
      }
      case OBJECT -> {
        RegoObject.Builder entries = RegoObject.builder(node.size());
        node.properties()
            .forEach(entry -> entries.put(RegoString.of(entry.getKey()), value(entry.getValue())));
        return entries.build();
      }
    }
    throw new IllegalArgumentException("no value for " + node.getNodeType());
  }

  private static RegoNumber number(Number number) {
    if (number instanceof Long
        || number instanceof Integer
        || number instanceof Short
        || number instanceof Byte) {
      return RegoNumber.of(number.longValue());
    } else if (number instanceof BigInteger big) {
      return RegoNumber.of(big);
    } else if (number instanceof BigDecimal big) {
      return RegoNumber.of(big);
    }
    // What it prints is the shortest decimal that is this double or float, and no other.
    String text = number.toString();
    return RegoNumber.parse(text)
        .orElseThrow(() -> new IllegalArgumentException(text + " is no number that JSON has"));
  }
}
