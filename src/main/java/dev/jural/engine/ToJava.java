package dev.jural.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.jural.value.JsonWriter;
import dev.jural.value.RegoArray;
import dev.jural.value.RegoBoolean;
import dev.jural.value.RegoNumber;
import dev.jural.value.RegoObject;
import dev.jural.value.RegoSet;
import dev.jural.value.RegoString;
import dev.jural.value.RegoValue;
import java.math.BigDecimal;
import java.math.BigInteger;

/** Makes what Java programs hold of values: see {@link Values#to}. */
final class ToJava {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final ObjectMapper MAPPER = JsonMapper.builder().build();

  private ToJava() {}

  static <T> T bound(RegoValue value, Class<T> type) {
    try {
      return MAPPER.treeToValue(tree(value), type);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("the value is no such type: " + e.getOriginalMessage(), e);
    }
  }

  static <T> T bound(RegoValue value, TypeReference<T> type) {
    try {
      return MAPPER.treeToValue(tree(value), type);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("the value is no such type: " + e.getOriginalMessage(), e);
    }
  }

  static JsonNode tree(RegoValue value) {
    if (value instanceof RegoString text) {
      return NODES.textNode(text.text());
    } else if (value instanceof RegoBoolean) {
      return NODES.booleanNode(value == RegoBoolean.TRUE);
    } else if (value instanceof RegoNumber number) {
      return number(number);
    } else if (value instanceof RegoArray array) {
      ArrayNode node = NODES.arrayNode(array.size());
      array.forEach(element -> node.add(tree(element)));
      return node;
    } else if (value instanceof RegoSet set) {
      ArrayNode node = NODES.arrayNode(set.size());
      for (int i = 0; i < set.size(); i++) {
        node.add(tree(set.elementAt(i)));
      }
      return node;
    } else if (value instanceof RegoObject object) {
      ObjectNode node = NODES.objectNode();
      for (int i = 0; i < object.size(); i++) {
        RegoValue key = object.keyAt(i);
        String name = key instanceof RegoString text ? text.text() : JsonWriter.write(key);
        node.set(name, tree(object.valueAt(i)));
      }
      return node;
    }
    return NODES.nullNode();
  }

  private static JsonNode number(RegoNumber number) {
    BigDecimal exact = new BigDecimal(number.toString());
    if (exact.stripTrailingZeros().scale() > 0) {
      return NODES.numberNode(exact);
    }
    if (exact.precision() - exact.scale() > 400) {
      return NODES.numberNode(exact);
    }
    BigInteger whole = exact.toBigInteger();
    if (whole.bitLength() < 32) {
      return NODES.numberNode(whole.intValue());
    }
    return whole.bitLength() < 64 ? NODES.numberNode(whole.longValue()) : NODES.numberNode(whole);
  }
}
