package dev.jural.decision.mask;

import dev.jural.value.JsonWriter;
import dev.jural.value.RegoArray;
import dev.jural.value.RegoObject;
import dev.jural.value.RegoSet;
import dev.jural.value.RegoString;
import dev.jural.value.RegoValue;

/** Values as JSON holds them: sets are arrays, and every key is a string. */
final class JsonForm {
  private JsonForm() {}

  /** The value in JSON's form; itself when nothing in it needs changing. */
  static RegoValue of(RegoValue value) {
    if (value instanceof RegoObject object) {
      return ofObject(object);
    } else if (value instanceof RegoArray array) {
      return ofArray(array);
    } else if (value instanceof RegoSet set) {
      RegoArray.Builder array = new RegoArray.Builder();
      set.forEach(element -> array.add(of(element)));
      return array.build();
    }
    return value;
  }

  private static RegoValue ofObject(RegoObject object) {
    RegoObject.Builder changed = RegoObject.builder(object.size());
    boolean isSame = true;
    for (int i = 0; i < object.size(); i++) {
      RegoValue key = object.keyAt(i);
      RegoValue value = of(object.valueAt(i));
      isSame &= key instanceof RegoString && value == object.valueAt(i);
      changed.put(key instanceof RegoString ? key : RegoString.of(JsonWriter.write(key)), value);
    }
    return isSame ? object : changed.build();
  }

  private static RegoValue ofArray(RegoArray array) {
    RegoArray.Builder changed = new RegoArray.Builder();
    boolean isSame = true;
    for (RegoValue element : array) {
      RegoValue value = of(element);
      isSame &= value == element;
      changed.add(value);
    }
    return isSame ? array : changed.build();
  }
}
