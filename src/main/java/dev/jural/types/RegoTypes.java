package dev.jural.types;

import dev.jural.types.RegoType.AnyOf;
import dev.jural.types.RegoType.ArrayType;
import dev.jural.types.RegoType.Dynamic;
import dev.jural.types.RegoType.ObjectType;
import dev.jural.types.RegoType.Scalar;
import dev.jural.types.RegoType.SetType;
import dev.jural.value.RegoArray;
import dev.jural.value.RegoObject;
import dev.jural.value.RegoSet;
import dev.jural.value.RegoString;
import dev.jural.value.RegoValue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** What the type checker asks of types: unions, whether two can meet, what a lookup gives. */
public final class RegoTypes {
  /** Beyond so many members a type says less than it costs. */
  private static final int MOST_MEMBERS = 64;

  private static final int MOST_PARTS = 1_000;

  private RegoTypes() {}

  /** Whether {@code type} says nothing. */
  public static boolean isAny(RegoType type) {
    return type instanceof AnyOf any && any.of().isEmpty();
  }

  /** The members of a union; a type that is no union alone. Not for {@link RegoType#ANY}. */
  private static List<RegoType> members(RegoType type) {
    return type instanceof AnyOf any ? any.of() : List.of(type);
  }

  /** The type of what is of one of {@code types}; of no type at all, {@link RegoType#ANY}. */
  public static RegoType union(Collection<RegoType> types) {
    Set<RegoType> members = new LinkedHashSet<>();
    for (RegoType type : types) {
      if (isAny(type)) {
        return RegoType.ANY;
      }
      members.addAll(members(type));
      if (members.size() > MOST_MEMBERS) {
        return RegoType.ANY;
      }
    }
    return members.size() == 1
        ? members.iterator().next()
        : RegoType.anyOf(members.toArray(new RegoType[0]));
  }

  /** The type of what is of one of two types. */
  public static RegoType union(RegoType left, RegoType right) {
    return union(List.of(left, right));
  }

  /** {@code type}, or any type when it has so many parts that it costs more than it says. */
  public static RegoType bounded(RegoType type) {
    return parts(type, MOST_PARTS) > 0 ? type : RegoType.ANY;
  }

  /** How many of {@code left} parts are left when those of {@code type} are taken; 0 for none. */
  private static int parts(RegoType type, int left) {
    int rest = left - 1;
    if (type instanceof AnyOf any) {
      return parts(any.of(), rest);
    } else if (type instanceof ArrayType array) {
      return parts(array.rest().stream().toList(), parts(array.elements(), rest));
    } else if (type instanceof SetType set) {
      return parts(List.of(set.element()), rest);
    } else if (type instanceof ObjectType object) {
      rest = parts(object.properties().values(), rest);
      return object.dynamic().isEmpty()
          ? rest
          : parts(List.of(object.dynamic().get().key(), object.dynamic().get().value()), rest);
    }
    return rest;
  }

  private static int parts(Collection<RegoType> types, int left) {
    int rest = left;
    for (RegoType type : types) {
      if (rest <= 0) {
        return 0;
      }
      rest = parts(type, rest);
    }
    return Math.max(0, rest);
  }

  // ---- types of values

  /** The narrowest type of {@code value}. */
  public static RegoType of(RegoValue value) {
    if (value instanceof RegoArray array) {
      return tuple(array.elements().stream().map(RegoTypes::of).toList());
    }
    if (value instanceof RegoSet set) {
      List<RegoType> elements = new ArrayList<>();
      for (int i = 0; i < Math.min(set.size(), MOST_MEMBERS); i++) {
        elements.add(of(set.elementAt(i)));
      }
      boolean isWhole = set.size() <= MOST_MEMBERS;
      return RegoType.setOf(isWhole ? union(elements) : RegoType.ANY);
    }
    if (value instanceof RegoObject object) {
      List<Map.Entry<RegoType, RegoType>> dynamic = new ArrayList<>();
      Map<String, RegoType> properties = new HashMap<>();
      for (int i = 0; i < object.size(); i++) {
        if (object.keyAt(i) instanceof RegoString name) {
          properties.put(name.text(), of(object.valueAt(i)));
        } else {
          dynamic.add(Map.entry(of(object.keyAt(i)), of(object.valueAt(i))));
        }
      }
      return object(properties, dynamic);
    }
    return switch (value.typeName()) {
      case "null" -> RegoType.NULL;
      case "boolean" -> RegoType.BOOLEAN;
      case "number" -> RegoType.NUMBER;
      default -> RegoType.STRING;
    };
  }

  /**
   * An array of exactly {@code elements}; of a long one only what they have in common is kept, and
   * an empty one may be any array.
   */
  public static RegoType tuple(List<RegoType> elements) {
    if (elements.isEmpty()) {
      // An empty array is compared with others, and so is of their type, as OPA has it.
      return RegoType.arrayOf(RegoType.ANY);
    }
    return elements.size() > MOST_MEMBERS
        ? RegoType.arrayOf(union(elements))
        : RegoType.tuple(elements.toArray(new RegoType[0]));
  }

  /**
   * An object of {@code properties} and of entries whose keys are no constant strings; an empty one
   * may be any object.
   */
  public static RegoType object(
      Map<String, RegoType> properties, List<Map.Entry<RegoType, RegoType>> dynamic) {
    if (properties.isEmpty() && dynamic.isEmpty()) {
      return RegoType.objectOf(RegoType.ANY, RegoType.ANY);
    }
    Optional<Dynamic> rest =
        dynamic.isEmpty()
            ? Optional.empty()
            : Optional.of(
                new Dynamic(
                    union(dynamic.stream().map(Map.Entry::getKey).toList()),
                    union(dynamic.stream().map(Map.Entry::getValue).toList())));
    return new ObjectType(properties, rest);
  }

  /** Whether {@code value} is of {@code type}. */
  public static boolean admits(RegoType type, RegoValue value) {
    if (isAny(type)) {
      return true;
    } else if (type instanceof AnyOf any) {
      return any.of().stream().anyMatch(member -> admits(member, value));
    } else if (type instanceof Scalar scalar) {
      return scalar.name().equals(value.typeName());
    } else if (type instanceof ArrayType known) {
      return value instanceof RegoArray array && elements(known, array);
    } else if (type instanceof SetType known) {
      return value instanceof RegoSet set
          && IntStream.range(0, set.size())
              .allMatch(i -> admits(known.element(), set.elementAt(i)));
    }
    return value instanceof RegoObject object
        && IntStream.range(0, object.size())
            .allMatch(
                i ->
                    select(type, object.keyAt(i))
                        .map(entry -> admits(entry, object.valueAt(i)))
                        .orElse(false))
        && ((ObjectType) type)
            .properties().keySet().stream()
                .allMatch(name -> object.get(RegoString.of(name)).isPresent());
  }

  private static boolean elements(ArrayType type, RegoArray array) {
    if (array.size() < type.elements().size()
        || (type.rest().isEmpty() && array.size() > type.elements().size())) {
      return false;
    }
    return IntStream.range(0, array.size())
        .allMatch(i -> element(type, i).map(its -> admits(its, array.get(i))).orElse(false));
  }

  // ---- whether two types can meet

  /** Whether some value may be of both types. */
  public static boolean overlap(RegoType left, RegoType right) {
    if (isAny(left) || isAny(right)) {
      return true;
    }
    if (left instanceof AnyOf || right instanceof AnyOf) {
      for (RegoType ours : members(left)) {
        for (RegoType theirs : members(right)) {
          if (overlap(ours, theirs)) {
            return true;
          }
        }
      }
      return false;
    }
    if (left instanceof ArrayType ours) {
      return right instanceof ArrayType theirs && arrays(ours, theirs);
    }
    if (left instanceof SetType ours) {
      return right instanceof SetType theirs && overlap(ours.element(), theirs.element());
    }
    if (left instanceof ObjectType ours) {
      return right instanceof ObjectType theirs && objects(ours, theirs);
    }
    return left.equals(right);
  }

  private static boolean arrays(ArrayType left, ArrayType right) {
    int longer = Math.max(left.elements().size(), right.elements().size());
    for (int i = 0; i < longer; i++) {
      Optional<RegoType> ours = element(left, i);
      Optional<RegoType> theirs = element(right, i);
      if (ours.isEmpty() || theirs.isEmpty() || !overlap(ours.get(), theirs.get())) {
        return false;
      }
    }
    return left.rest().isEmpty()
        || right.rest().isEmpty()
        || overlap(left.rest().get(), right.rest().get());
  }

  private static Optional<RegoType> element(ArrayType type, int index) {
    return index < type.elements().size() ? Optional.of(type.elements().get(index)) : type.rest();
  }

  private static boolean objects(ObjectType left, ObjectType right) {
    boolean areClosed = left.dynamic().isEmpty() && right.dynamic().isEmpty();
    Set<String> names = new LinkedHashSet<>(left.properties().keySet());
    names.addAll(right.properties().keySet());
    for (String name : names) {
      Optional<RegoType> ours = property(left, name);
      Optional<RegoType> theirs = property(right, name);
      boolean isOnOneSide = ours.isEmpty() || theirs.isEmpty();
      // With entries beside it, a declared property is one that may be there.
      if (isOnOneSide ? areClosed : !overlap(ours.get(), theirs.get())) {
        return false;
      }
    }
    return left.dynamic().isEmpty()
        || right.dynamic().isEmpty()
        || overlap(left.dynamic().get().value(), right.dynamic().get().value());
  }

  /** The type under the key {@code name}; none when there is no such key. */
  public static Optional<RegoType> property(ObjectType type, String name) {
    RegoType known = type.properties().get(name);
    return known != null
        ? Optional.of(known)
        : type.dynamic()
            .filter(dynamic -> overlap(dynamic.key(), RegoType.STRING))
            .map(Dynamic::value);
  }

  /** Whether nothing of the type has elements. */
  public static boolean isScalar(RegoType type) {
    return type instanceof RegoType.Scalar
        || (type instanceof AnyOf any
            && !any.of().isEmpty()
            && any.of().stream().allMatch(RegoTypes::isScalar));
  }

  // ---- lookups

  /** The type of what the constant {@code key} finds; none when it can find nothing. */
  public static Optional<RegoType> select(RegoType type, RegoValue key) {
    if (isAny(type)) {
      return Optional.of(RegoType.ANY);
    }
    if (type instanceof AnyOf any) {
      List<RegoType> found =
          any.of().stream().flatMap(member -> select(member, key).stream()).toList();
      return found.isEmpty() ? Optional.empty() : Optional.of(union(found));
    }
    if (type instanceof ArrayType array) {
      boolean isIndex =
          key instanceof dev.jural.value.RegoNumber number
              && number.isLong()
              && number.longValue() >= 0
              && number.longValue() < Integer.MAX_VALUE;
      return isIndex
          ? element(array, (int) ((dev.jural.value.RegoNumber) key).longValue())
          : Optional.empty();
    }
    if (type instanceof SetType set) {
      // What a set gives for a key is that key.
      return overlap(set.element(), of(key)) ? Optional.of(of(key)) : Optional.empty();
    }
    if (type instanceof ObjectType object) {
      return key instanceof RegoString name
          ? property(object, name.text())
          : object.dynamic().filter(d -> overlap(d.key(), of(key))).map(Dynamic::value);
    }
    return Optional.empty();
  }

  /** The type of the keys of a collection; none when the type is no collection or has no key. */
  public static Optional<RegoType> keys(RegoType type) {
    if (isAny(type)) {
      return Optional.of(RegoType.ANY);
    }
    if (type instanceof AnyOf any) {
      List<RegoType> found = any.of().stream().flatMap(member -> keys(member).stream()).toList();
      return found.isEmpty() ? Optional.empty() : Optional.of(union(found));
    }
    if (type instanceof ArrayType array) {
      return array.elements().isEmpty() && array.rest().isEmpty()
          ? Optional.empty()
          : Optional.of(RegoType.NUMBER);
    }
    if (type instanceof SetType set) {
      return Optional.of(set.element());
    }
    if (type instanceof ObjectType object) {
      List<RegoType> found = new ArrayList<>();
      if (!object.properties().isEmpty()) {
        found.add(RegoType.STRING);
      }
      object.dynamic().ifPresent(dynamic -> found.add(dynamic.key()));
      return found.isEmpty() ? Optional.empty() : Optional.of(union(found));
    }
    return Optional.empty();
  }

  /** The type of the elements of a collection; none when the type is none or has no element. */
  public static Optional<RegoType> values(RegoType type) {
    if (isAny(type)) {
      return Optional.of(RegoType.ANY);
    }
    if (type instanceof AnyOf any) {
      List<RegoType> found = any.of().stream().flatMap(member -> values(member).stream()).toList();
      return found.isEmpty() ? Optional.empty() : Optional.of(union(found));
    }
    List<RegoType> found = new ArrayList<>();
    if (type instanceof ArrayType array) {
      found.addAll(array.elements());
      array.rest().ifPresent(found::add);
    } else if (type instanceof SetType set) {
      found.add(set.element());
    } else if (type instanceof ObjectType object) {
      found.addAll(object.properties().values());
      object.dynamic().ifPresent(dynamic -> found.add(dynamic.value()));
    }
    return found.isEmpty() ? Optional.empty() : Optional.of(union(found));
  }

  // ---- text

  /** In unions types stand in the order of their values. */
  private static int rank(RegoType type) {
    if (type instanceof Scalar scalar) {
      return List.of("null", "boolean", "number", "string").indexOf(scalar.name());
    } else if (type instanceof ArrayType) {
      return 4;
    } else if (type instanceof ObjectType) {
      return 5;
    }
    return type instanceof SetType ? 6 : 7;
  }

  /** The type in OPA's words: {@code any<number, string>}, {@code array[any]}. */
  public static String show(RegoType type) {
    if (type instanceof Scalar scalar) {
      return scalar.name();
    }
    if (type instanceof AnyOf any) {
      return any.of().isEmpty()
          ? "any"
          : "any<"
              + String.join(
                  ", ",
                  any.of().stream()
                      .sorted(
                          Comparator.comparingInt(RegoTypes::rank).thenComparing(RegoTypes::show))
                      .map(RegoTypes::show)
                      .toList())
              + ">";
    }
    if (type instanceof SetType set) {
      return "set[" + show(set.element()) + "]";
    }
    if (type instanceof ArrayType array) {
      String elements =
          array.elements().isEmpty()
              ? ""
              : "<"
                  + String.join(", ", array.elements().stream().map(RegoTypes::show).toList())
                  + ">";
      if (elements.isEmpty() && array.rest().isEmpty()) {
        return "array[any]";
      }
      return "array" + elements + array.rest().map(rest -> "[" + show(rest) + "]").orElse("");
    }
    ObjectType object = (ObjectType) type;
    List<String> properties = new ArrayList<>();
    object.properties().forEach((name, value) -> properties.add(name + ": " + show(value)));
    properties.sort(null);
    if (properties.isEmpty() && object.dynamic().isEmpty()) {
      return "object[any: any]";
    }
    return "object"
        + (properties.isEmpty() ? "" : "<" + String.join(", ", properties) + ">")
        + object.dynamic().map(d -> "[" + show(d.key()) + ": " + show(d.value()) + "]").orElse("");
  }
}
