package dev.jural.builtin.lib;

import dev.jural.builtin.BuiltinContext;
import dev.jural.builtin.BuiltinException;
import dev.jural.builtin.Operands;
import dev.jural.value.RegoArray;
import dev.jural.value.RegoNumber;
import dev.jural.value.RegoObject;
import dev.jural.value.RegoSet;
import dev.jural.value.RegoString;
import dev.jural.value.RegoValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Applies JSON Patch (RFC 6902), on sets too: an element is its own key. Each change copies the
 * containers on its path, which is charged for.
 */
final class JsonPatch {
  private final BuiltinContext context;
  private RegoValue document;

  private JsonPatch(BuiltinContext context, RegoValue document) {
    this.context = context;
    this.document = document;
  }

  static RegoValue patch(BuiltinContext context, RegoValue document, RegoValue patches) {
    JsonPatch work = new JsonPatch(context, document);
    for (RegoValue patch : Operands.array(patches, 2)) {
      if (!(patch instanceof RegoObject object)) {
        throw BuiltinException.failure(
            "must be an array of JSON-Patch objects, but at least one element is not an object");
      }
      work.apply(object);
    }
    return work.document;
  }

  private void apply(RegoObject patch) {
    RegoValue op = attribute(patch, "op");
    if (!(op instanceof RegoString name)) {
      throw BuiltinException.failure("attribute 'op' must be a string but found: " + op.typeName());
    }
    List<RegoValue> path = JsonPaths.path(attribute(patch, "path"));
    switch (name.text()) {
      case "add" -> document = insert(document, path, 0, attribute(patch, "value"));
      case "remove" -> document = delete(document, path);
      case "replace" -> {
        RegoValue value = attribute(patch, "value");
        document = path.isEmpty() ? value : insert(delete(document, path), path, 0, value);
      }
      case "move" -> {
        List<RegoValue> from = JsonPaths.path(attribute(patch, "from"));
        RegoValue moved = find(from);
        if (!from.isEmpty()) {
          document = delete(document, from);
        } else if (!path.isEmpty()) {
          throw BuiltinException.failure("deleted node encountered during insert operation");
        }
        document = insert(document, path, 0, moved);
      }
      case "copy" -> {
        RegoValue copied = find(JsonPaths.path(attribute(patch, "from")));
        document = insert(document, path, 0, copied);
      }
      case "test" -> test(find(path), attribute(patch, "value"));
      default -> throw BuiltinException.failure("unrecognized op: '" + name.text() + "'");
    }
  }

  private static RegoValue attribute(RegoObject patch, String name) {
    Optional<RegoValue> value = patch.get(name);
    if (value.isEmpty()) {
      throw BuiltinException.failure("missing required attribute '" + name + "'");
    }
    return value.get();
  }

  private static void test(RegoValue found, RegoValue wanted) {
    if (!found.equals(wanted)) {
      throw BuiltinException.failure(
          "value from EditTree != patch value.\n\nExpected: " + wanted + "\n\nFound: " + found);
    }
  }

  private RegoValue find(List<RegoValue> path) {
    context.charge(path.size());
    RegoValue at = document;
    for (RegoValue key : path) {
      at = child(at, key, "expected composite type for path " + key + ", found value: ");
    }
    return at;
  }

  private static RegoValue child(RegoValue parent, RegoValue key, String problem) {
    if (parent instanceof RegoObject object) {
      int slot = object.find(key);
      if (slot >= 0) {
        return object.valueIn(slot);
      }
      throw missing(key, "object", parent);
    } else if (parent instanceof RegoArray array) {
      int index = index(key, array.size());
      if (index >= 0 && index < array.size()) {
        return array.get(index);
      }
      throw missing(RegoNumber.of(index), "array", parent);
    } else if (parent instanceof RegoSet set) {
      if (set.contains(key)) {
        return key;
      }
      String shown = key instanceof RegoString string ? string.text() : key.toString();
      throw BuiltinException.failure("path " + shown + " does not exist in set term " + parent);
    }
    throw notComposite(problem, parent);
  }

  private static BuiltinException missing(RegoValue key, String kind, RegoValue parent) {
    return BuiltinException.failure(
        "path " + key + " does not exist in " + kind + " term " + parent);
  }

  private static BuiltinException notComposite(String problem, RegoValue value) {
    String type = value.typeName();
    return BuiltinException.failure(
        problem
            + value
            + " (type: ast."
            + Character.toUpperCase(type.charAt(0))
            + type.substring(1)
            + ")");
  }

  private RegoValue insert(RegoValue at, List<RegoValue> path, int step, RegoValue value) {
    if (step == path.size()) {
      return value;
    }
    RegoValue key = path.get(step);
    if (step == path.size() - 1) {
      return insertHere(at, key, value);
    }
    RegoValue old = child(at, key, "expected composite type, found value: ");
    return withChild(at, key, old, insert(old, path, step + 1, value));
  }

  private RegoValue insertHere(RegoValue at, RegoValue key, RegoValue value) {
    if (at instanceof RegoObject object) {
      context.charge(object.size());
      return object.with(key, value);
    } else if (at instanceof RegoArray array) {
      int index = index(key, array.size());
      if (index < 0 || index > array.size()) {
        throw BuiltinException.failure("index for array insertion out of bounds");
      }
      context.charge(array.size());
      List<RegoValue> elements = new ArrayList<>(array.elements());
      elements.add(index, value);
      return RegoArray.of(elements);
    } else if (at instanceof RegoSet set) {
      if (!key.equals(value)) {
        throw BuiltinException.failure(
            "set key " + key + " does not equal value to be inserted " + value);
      }
      context.charge(set.size());
      RegoSet.Builder elements = RegoSet.builder(set.size() + 1);
      set.forEach(elements::add);
      return elements.add(value).build();
    }
    throw notComposite("expected composite type, found value: ", at);
  }

  private RegoValue delete(RegoValue from, List<RegoValue> path) {
    if (path.isEmpty()) {
      throw BuiltinException.failure("cannot delete the whole document");
    }
    return delete(from, path, 0);
  }

  private RegoValue delete(RegoValue at, List<RegoValue> path, int step) {
    RegoValue key = path.get(step);
    if (step == path.size() - 1) {
      return deleteHere(at, key);
    }
    RegoValue old = child(at, key, "expected composite type, found value: ");
    return withChild(at, key, old, delete(old, path, step + 1));
  }

  private RegoValue deleteHere(RegoValue at, RegoValue key) {
    if (at instanceof RegoArray array) {
      int index = index(key, array.size());
      if (index < 0 || index >= array.size()) {
        throw BuiltinException.failure("index for array delete out of bounds");
      }
      context.charge(array.size());
      List<RegoValue> elements = new ArrayList<>(array.elements());
      elements.remove(index);
      return RegoArray.of(elements);
    }
    boolean isObject = at instanceof RegoObject object && object.has(key);
    boolean isSet = at instanceof RegoSet set && set.contains(key);
    if (!isObject && !isSet) {
      if (at instanceof RegoObject || at instanceof RegoSet) {
        throw BuiltinException.failure("cannot delete child key " + key + " that does not exist");
      }
      throw notComposite("expected composite type, found value: ", at);
    }
    return without(at, key);
  }

  private RegoValue without(RegoValue at, RegoValue key) {
    if (at instanceof RegoObject object) {
      context.charge(object.size());
      RegoObject.Builder kept = RegoObject.builder(object.size());
      for (int i = 0; i < object.size(); i++) {
        if (!object.keyAt(i).equals(key)) {
          kept.put(object.keyAt(i), object.valueAt(i));
        }
      }
      return kept.build();
    }
    RegoSet set = (RegoSet) at;
    context.charge(set.size());
    RegoSet.Builder kept = RegoSet.builder(set.size());
    for (RegoValue element : set) {
      if (!element.equals(key)) {
        kept.add(element);
      }
    }
    return kept.build();
  }

  /** The container with {@code changed} in the place of its child {@code old}. */
  private RegoValue withChild(RegoValue at, RegoValue key, RegoValue old, RegoValue changed) {
    if (at instanceof RegoObject object) {
      context.charge(object.size());
      return object.with(key, changed);
    } else if (at instanceof RegoArray array) {
      context.charge(array.size());
      List<RegoValue> elements = new ArrayList<>(array.elements());
      elements.set(index(key, array.size()), changed);
      return RegoArray.of(elements);
    }
    RegoSet.Builder elements = RegoSet.builder();
    ((RegoSet) without(at, old)).forEach(elements::add);
    return elements.add(changed).build();
  }

  /** The index that {@code key} means; {@code -} is the place after the last element. */
  private static int index(RegoValue key, int size) {
    if (key instanceof RegoNumber number) {
      if (!number.isLong() || number.longValue() != (int) number.longValue()) {
        throw BuiltinException.failure("invalid number type for indexing");
      }
      return (int) number.longValue();
    }
    if (!(key instanceof RegoString string)) {
      throw BuiltinException.failure("invalid type for indexing");
    }
    String text = string.text();
    if (text.equals("-")) {
      return size;
    }
    if (text.length() > 1 && text.startsWith("0")) {
      throw BuiltinException.failure("leading zeros are not allowed in JSON paths");
    }
    boolean isSigned = text.startsWith("+") || text.startsWith("-");
    String digits = isSigned ? text.substring(1) : text;
    boolean isNumber =
        !digits.isEmpty()
            && digits.length() <= 19
            && digits.chars().allMatch(c -> c >= '0' && c <= '9');
    if (!isNumber) {
      throw BuiltinException.failure("invalid string for indexing");
    }
    long value = digits.length() == 19 ? Long.MAX_VALUE : Long.parseLong(digits);
    return (int) Math.min(text.startsWith("-") ? -value : value, Integer.MAX_VALUE);
  }
}
