package dev.jural.builtin.lib;

import dev.jural.builtin.BuiltinException;
import dev.jural.value.RegoArray;
import dev.jural.value.RegoObject;
import dev.jural.value.RegoSet;
import dev.jural.value.RegoString;
import dev.jural.value.RegoValue;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Finds what {@code $ref} names inside one document; by its identifiers and JSON pointers only. */
final class SchemaReferences {
  private static final int MAX_DEPTH = 250;

  /**
   * What a reference names.
   *
   * @param base the address that references inside it are relative to
   */
  record Target(RegoValue value, String base) {}

  private final RegoValue root;
  private final boolean isDraft4;
  private final boolean isAnyDraft;
  private final Map<String, Target> byId = new HashMap<>();

  SchemaReferences(RegoValue root, boolean isDraft4, boolean isAnyDraft) {
    this.root = root;
    this.isDraft4 = isDraft4;
    this.isAnyDraft = isAnyDraft;
    collect(root, "", 0);
  }

  /** The keyword that names {@code schema}: draft 4 has {@code id}, later ones {@code $id}. */
  String idKey(RegoObject schema) {
    boolean isOld = isDraft4 || (isAnyDraft && schema.has(RegoString.of("id")));
    return isOld ? "id" : "$id";
  }

  private void collect(RegoValue value, String base, int depth) {
    if (depth > MAX_DEPTH) {
      return;
    }
    if (value instanceof RegoArray array) {
      array.forEach(element -> collect(element, base, depth + 1));
    } else if (value instanceof RegoSet set) {
      set.forEach(element -> collect(element, base, depth + 1));
    } else if (value instanceof RegoObject object) {
      String inner = base;
      if (object.get(idKey(object)).orElse(RegoString.EMPTY) instanceof RegoString id
          && !id.text().isEmpty()) {
        inner = resolve(base, id.text());
        byId.putIfAbsent(withoutEmptyFragment(inner), new Target(object, inner));
      }
      for (int i = 0; i < object.size(); i++) {
        collect(object.valueAt(i), inner, depth + 1);
      }
    }
  }

  /**
   * What {@code ref} names.
   *
   * @throws BuiltinException when it is not in the document
   */
  Target find(String base, String ref) {
    String address = withoutEmptyFragment(resolve(base, ref));
    Target named = byId.get(address);
    if (named != null) {
      return named;
    }
    int hash = address.indexOf('#');
    String document = hash < 0 ? address : address.substring(0, hash);
    String fragment = hash < 0 ? "" : address.substring(hash + 1);
    Target start = byId.get(document);
    if (start == null) {
      int baseHash = base.indexOf('#');
      String own = baseHash < 0 ? base : base.substring(0, baseHash);
      if (!document.isEmpty() && !document.equals(own)) {
        throw BuiltinException.failure(
            document.contains(":")
                ? "reference " + document + " leads out of the schema, which is not allowed"
                : "Reference "
                    + (document.startsWith("/") ? "" : "/")
                    + document
                    + " must be canonical");
      }
      start = new Target(root, document);
    }
    // An unknown name leads to the whole document, as it does in OPA.
    return fragment.startsWith("/") ? new Target(at(start.value(), fragment), start.base()) : start;
  }

  private static RegoValue at(RegoValue start, String pointer) {
    RegoValue at = start;
    for (String step : decode(pointer).substring(1).split("/", -1)) {
      String key = step.replace("~1", "/").replace("~0", "~");
      if (at instanceof RegoObject object) {
        Optional<RegoValue> next = object.get(key);
        if (next.isEmpty()) {
          throw BuiltinException.failure("Object has no key '" + key + "'");
        }
        at = next.get();
      } else if (at instanceof RegoArray array) {
        int index = index(key);
        if (index < 0) {
          throw BuiltinException.failure("Invalid array index '" + key + "'");
        }
        if (index >= array.size()) {
          throw BuiltinException.failure(
              "Out of bound array[0," + array.size() + "] index '" + key + "'");
        }
        at = array.get(index);
      } else {
        throw BuiltinException.failure("Invalid token reference '" + key + "'");
      }
    }
    return at;
  }

  private static int index(String text) {
    boolean isIndex =
        !text.isEmpty() && text.length() < 9 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    return isIndex ? Integer.parseInt(text) : -1;
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }

  private static String withoutEmptyFragment(String address) {
    return address.endsWith("#") ? address.substring(0, address.length() - 1) : address;
  }

  /** The address that {@code reference} has when it is read at {@code base}. */
  static String resolve(String base, String reference) {
    if (base.isEmpty()) {
      return reference;
    }
    int hash = base.indexOf('#');
    String document = hash < 0 ? base : base.substring(0, hash);
    if (reference.isEmpty() || reference.startsWith("#")) {
      return document + reference;
    }
    try {
      return new URI(document).resolve(new URI(reference)).toString();
    } catch (URISyntaxException e) {
      return reference;
    }
  }
}
