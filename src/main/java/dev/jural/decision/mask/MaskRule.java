package dev.jural.decision.mask;

import dev.jural.value.RegoNull;
import dev.jural.value.RegoObject;
import dev.jural.value.RegoString;
import dev.jural.value.RegoValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A MaskRule is one element of what a mask policy gives (OPA docs, "Masking Sensitive Data").
 *
 * @param isUpsert whether a value is put at the pointer; else what is there goes
 * @param pointer as the policy wrote it
 * @param names the pointer's names, unescaped; the first is a field of the event
 * @param value what is put there
 */
record MaskRule(boolean isUpsert, String pointer, List<String> names, RegoValue value) {
  /** OPA's three fields, and two that can repeat what they hold. */
  private static final Set<String> ROOTS =
      Set.of("input", "result", "nd_builtin_cache", "error", "jural");

  MaskRule {
    names = List.copyOf(names);
  }

  /**
   * The rule that an element stands for.
   *
   * @throws MaskException when it is none; the message holds nothing of the event
   */
  static MaskRule of(RegoValue element) {
    if (element instanceof RegoString pointer) {
      return new MaskRule(false, pointer.text(), names(pointer.text()), RegoNull.NULL);
    }
    if (!(element instanceof RegoObject object)) {
      throw new MaskException("a mask is a JSON pointer or an object, got " + element.typeName());
    }
    String op = text(object, "op");
    if (!op.equals("remove") && !op.equals("upsert")) {
      throw new MaskException("the op of a mask is remove or upsert");
    }
    String pointer = text(object, "path");
    RegoValue value = object.get("value").orElse(RegoNull.NULL);
    return new MaskRule(op.equals("upsert"), pointer, names(pointer), JsonForm.of(value));
  }

  private static String text(RegoObject object, String key) {
    return object.get(key).orElse(RegoString.EMPTY) instanceof RegoString string
        ? string.text()
        : "";
  }

  private static List<String> names(String pointer) {
    if (!pointer.startsWith("/")) {
      throw new MaskException("the path of a mask begins with /");
    }
    List<String> names = new ArrayList<>();
    for (String name : pointer.substring(1).split("/", -1)) {
      names.add(name.replace("~1", "/").replace("~0", "~"));
    }
    if (!ROOTS.contains(names.get(0))) {
      throw new MaskException(
          "the path of a mask is at or below /input, /result, /nd_builtin_cache, /error or /jural");
    }
    return names;
  }

  /** The field of the event that it is about. */
  String root() {
    return names.get(0);
  }
}
