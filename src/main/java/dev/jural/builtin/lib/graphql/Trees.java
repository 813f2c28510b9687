package dev.jural.builtin.lib.graphql;

import dev.jural.value.RegoArray;
import dev.jural.value.RegoBoolean;
import dev.jural.value.RegoNumber;
import dev.jural.value.RegoObject;
import dev.jural.value.RegoString;
import dev.jural.value.RegoValue;
import java.util.List;

/** Documents as the trees that policies see, and back. Places are not part of a tree. */
final class Trees {
  private Trees() {}

  static RegoObject tree(Node node) {
    RegoObject.Builder object = RegoObject.builder(node.fields().size());
    node.fields().forEach((field, value) -> object.put(RegoString.of(field), value(value)));
    return object.build();
  }

  private static RegoValue value(Object value) {
    if (value instanceof Node node) {
      return tree(node);
    } else if (value instanceof List<?> list) {
      RegoArray.Builder array = new RegoArray.Builder();
      list.forEach(element -> array.add(value(element)));
      return array.build();
    } else if (value instanceof Boolean truth) {
      return RegoBoolean.of(truth);
    } else if (value instanceof Integer number) {
      return RegoNumber.of(number);
    }
    return RegoString.of((String) value);
  }

  /** The document that a tree stands for; what no document can hold is left out. */
  static Node node(RegoObject tree) {
    Node node = new Node(0, 0);
    for (int i = 0; i < tree.size(); i++) {
      if (tree.keyAt(i) instanceof RegoString field) {
        put(node, field.text(), tree.valueAt(i));
      }
    }
    return node;
  }

  private static void put(Node node, String field, RegoValue value) {
    if (value instanceof RegoObject object) {
      node.put(field, node(object));
    } else if (value instanceof RegoArray array) {
      array.forEach(
          element -> {
            if (element instanceof RegoObject object) {
              node.add(field, node(object));
            } else if (element instanceof RegoString text) {
              node.add(field, text.text());
            }
          });
    } else if (value instanceof RegoString text) {
      node.put(field, text.text());
    } else if (value instanceof RegoBoolean) {
      node.put(field, value == RegoBoolean.TRUE);
    } else if (value instanceof RegoNumber number && number.toString().length() < 9) {
      node.put(field, (int) Double.parseDouble(number.toString()));
    }
  }
}
