package dev.jural.eval;

import dev.jural.builtin.Undefined;
import dev.jural.source.Diagnostic;
import dev.jural.source.ErrorCode;
import dev.jural.source.RegoException;
import dev.jural.source.Span;
import dev.jural.value.RegoObject;
import dev.jural.value.RegoSet;
import dev.jural.value.RegoValue;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A PartialBuilder is the value of partial rules in the making: a set, or an object whose values
 * are values, sets or objects in the making. Used by one thread.
 */
final class PartialBuilder {
  /** Stands where no partial rule runs. */
  static final PartialBuilder NONE = new PartialBuilder();

  private RegoSet.@Nullable Builder elements;
  private RegoObject.@Nullable Builder leaves;
  private @Nullable Map<RegoValue, PartialBuilder> children;

  void addElement(RegoValue[] path, RegoValue element, Span span) {
    PartialBuilder at = descend(path, path.length, span);
    if (at.leaves != null || at.children != null) {
      throw conflict(span);
    }
    RegoSet.Builder set = at.elements;
    if (set == null) {
      set = RegoSet.builder();
      at.elements = set;
    }
    set.add(element);
  }

  void addEntry(RegoValue[] path, RegoValue value, Span span) {
    PartialBuilder at = descend(path, path.length - 1, span);
    RegoValue key = path[path.length - 1];
    if (at.elements != null || (at.children != null && at.children.containsKey(key))) {
      throw conflict(span);
    }
    RegoObject.Builder entries = at.leaves;
    if (entries == null) {
      entries = RegoObject.builder();
      at.leaves = entries;
    }
    if (!entries.putIfAbsent(key, value).equals(value)) {
      throw conflict(span);
    }
  }

  private @Nullable RegoValue leaf(RegoValue key) {
    RegoObject.Builder entries = leaves;
    return entries == null ? null : entries.get(key).orElse(null);
  }

  private PartialBuilder descend(RegoValue[] path, int depth, Span span) {
    PartialBuilder at = this;
    for (int i = 0; i < depth; i++) {
      if (at.elements != null || at.leaf(path[i]) != null) {
        throw conflict(span);
      }
      Map<RegoValue, PartialBuilder> below = at.children;
      if (below == null) {
        below = new LinkedHashMap<>();
        at.children = below;
      }
      at = below.computeIfAbsent(path[i], k -> new PartialBuilder());
    }
    return at;
  }

  /** The value of all entries; {@code isSet} says what none of them is. */
  RegoValue build(boolean isSet) {
    RegoSet.Builder set = elements;
    if (set != null) {
      return set.build();
    }
    if (isSet) {
      return RegoSet.EMPTY;
    }
    Map<RegoValue, PartialBuilder> below = children;
    RegoObject.Builder entries = leaves;
    if (below == null) {
      return entries == null ? RegoObject.EMPTY : entries.build();
    }
    RegoObject.Builder all = entries == null ? RegoObject.builder(below.size()) : entries;
    below.forEach((key, child) -> all.put(key, child.build(false)));
    return all.build();
  }

  /** The value under {@code key}, or undefined. */
  RegoValue buildEntry(RegoValue key) {
    RegoSet.Builder set = elements;
    if (set != null) {
      return set.contains(key) ? key : Undefined.VALUE;
    }
    Map<RegoValue, PartialBuilder> below = children;
    PartialBuilder child = below == null ? null : below.get(key);
    if (child != null) {
      return child.build(false);
    }
    RegoValue leaf = leaf(key);
    return leaf == null ? Undefined.VALUE : leaf;
  }

  private static RegoException conflict(Span span) {
    return new RegoException(
        Diagnostic.error(ErrorCode.EVAL_CONFLICT, "object keys must be unique", span));
  }
}
