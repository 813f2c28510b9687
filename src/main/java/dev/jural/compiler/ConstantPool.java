package dev.jural.compiler;

import dev.jural.value.RegoValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A ConstantPool gives constants their operands; equal constants of equal spelling share one. */
final class ConstantPool {
  private final List<RegoValue> constants;
  private final Map<Key, Integer> operands = new HashMap<>();

  /** 1 and 1.0 are equal but print differently, so the text is part of the key. */
  private record Key(RegoValue value, String text) {}

  ConstantPool(List<RegoValue> known) {
    constants = new ArrayList<>(known);
    for (int i = 0; i < known.size(); i++) {
      operands.put(new Key(known.get(i), known.get(i).toString()), ~i);
    }
  }

  /** The operand of {@code value}; always below 0. */
  int operand(RegoValue value) {
    return operands.computeIfAbsent(
        new Key(value, value.toString()),
        key -> {
          constants.add(value);
          return ~(constants.size() - 1);
        });
  }

  /** The constant that {@code operand}, below 0, names. */
  RegoValue value(int operand) {
    return constants.get(~operand);
  }

  List<RegoValue> all() {
    return List.copyOf(constants);
  }
}
