package dev.jural.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.jural.engine.Engine;
import dev.jural.engine.Input;
import dev.jural.value.JsonReader;
import dev.jural.value.JsonWriter;
import dev.jural.value.RegoArray;
import dev.jural.value.RegoBoolean;
import dev.jural.value.RegoNull;
import dev.jural.value.RegoNumber;
import dev.jural.value.RegoObject;
import dev.jural.value.RegoSet;
import dev.jural.value.RegoString;
import dev.jural.value.RegoValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** The order of values is total and agrees with equality; text and JSON give values back. */
class ValueFuzzTest {
  private static final List<String> NUMBERS =
      List.of(
          "0",
          "-0",
          "0.0",
          "1",
          "1.0",
          "1e0",
          "10e-1",
          "-1",
          "0.1",
          "1e2",
          "100",
          "1e400",
          "-1e-400",
          "9223372036854775807",
          "9223372036854775808",
          "-9223372036854775808",
          "12345678901234567890.5",
          "2",
          "2.5",
          "1e19",
          "10000000000000000000");
  private static final List<String> TEXTS =
      List.of(
          "",
          "a",
          "b",
          "aa",
          "é",
          "\uFFFF",
          "\uD83D\uDE00",
          "\uD83D",
          "\n\"\\",
          "\u0000",
          "\u2028",
          "A");

  /** A value of some depth; small ones often, so that equal ones meet. */
  private static RegoValue value(Random random, int depth) {
    int kind = random.nextInt(depth == 0 ? 4 : 7);
    return switch (kind) {
      case 0 -> RegoNull.NULL;
      case 1 -> RegoBoolean.of(random.nextBoolean());
      case 2 ->
          random.nextInt(3) == 0
              ? RegoNumber.of(new BigDecimal(NUMBERS.get(random.nextInt(NUMBERS.size()))))
              : RegoNumber.parse(NUMBERS.get(random.nextInt(NUMBERS.size()))).orElseThrow();
      case 3 -> RegoString.of(TEXTS.get(random.nextInt(TEXTS.size())));
      case 4 -> RegoArray.of(values(random, depth));
      case 5 -> RegoSet.of(values(random, depth));
      default -> {
        RegoObject.Builder object = RegoObject.builder();
        values(random, depth).forEach(key -> object.put(key, value(random, depth - 1)));
        yield object.build();
      }
    };
  }

  private static List<RegoValue> values(Random random, int depth) {
    List<RegoValue> values = new ArrayList<>();
    int count = random.nextInt(4);
    for (int i = 0; i < count; i++) {
      values.add(value(random, depth - 1));
    }
    return values;
  }

  @Property(tries = 3_000, seed = "20251104")
  void theOrderIsTotalAndAgreesWithEqualityAndHash(@ForAll long seed) {
    Random random = new Random(Seeds.of(seed));
    RegoValue a = value(random, random.nextInt(3));
    RegoValue b = value(random, random.nextInt(3));
    RegoValue c = value(random, random.nextInt(3));
    int ab = sign(a, b);
    assertEquals(0, sign(a, a), () -> "reflexive: " + a);
    assertEquals(-ab, sign(b, a), () -> "antisymmetric: " + a + " and " + b);
    assertEquals(ab == 0, a.equals(b), () -> "equality: " + a + " and " + b);
    assertEquals(a.equals(b), b.equals(a));
    if (ab == 0) {
      assertEquals(a.hashCode(), b.hashCode(), () -> "hash: " + a + " and " + b);
      assertEquals(sign(a, c), sign(b, c), () -> "equal values compare alike with " + c);
    }
    if (ab <= 0 && sign(b, c) <= 0) {
      boolean isStrict = ab < 0 || sign(b, c) < 0;
      assertEquals(isStrict ? -1 : 0, sign(a, c), () -> "transitive: " + a + ", " + b + ", " + c);
    }
  }

  private static int sign(RegoValue left, RegoValue right) {
    return Integer.signum(left.compareTo(right));
  }

  /** Sets and keys that are no strings have no JSON of their own, so JSON is read back once. */
  @Property(tries = 2_000, seed = "20251104")
  void jsonGivesValuesBack(@ForAll long seed) {
    RegoValue value = value(new Random(Seeds.of(seed)), 3);
    String json = JsonWriter.write(value);
    RegoValue read = JsonReader.readLenient("fuzz.json", json);
    assertEquals(
        JsonWriter.write(read), JsonWriter.write(JsonReader.read("f", JsonWriter.write(read))));
    if (isJson(value)) {
      assertEquals(value, read, json);
      assertEquals(value.hashCode(), read.hashCode(), json);
    }
  }

  private static boolean isJson(RegoValue value) {
    if (value instanceof RegoSet) {
      return false;
    } else if (value instanceof RegoArray array) {
      return array.elements().stream().allMatch(ValueFuzzTest::isJson);
    } else if (value instanceof RegoObject object) {
      for (int i = 0; i < object.size(); i++) {
        if (!(object.keyAt(i) instanceof RegoString) || !isJson(object.valueAt(i))) {
          return false;
        }
      }
    }
    return true;
  }

  @Property(tries = 150, seed = "20251104")
  void theTextOfAValueIsItsSource(@ForAll long seed) {
    RegoValue value = value(new Random(Seeds.of(seed)), 3);
    RegoValue read =
        Engine.builder()
            .build()
            .prepare("x = " + value)
            .evaluate(Input.NONE)
            .solutions()
            .get(0)
            .binding("x");
    assertEquals(value, read, value.toString());
  }
}
