package dev.jural.builtin.lib;

import static dev.jural.builtin.BuiltinTable.arg;

import dev.jural.builtin.BuiltinContext;
import dev.jural.builtin.BuiltinException;
import dev.jural.builtin.BuiltinTable;
import dev.jural.builtin.Implementation;
import dev.jural.builtin.LimitException;
import dev.jural.builtin.Operands;
import dev.jural.types.RegoType;
import dev.jural.value.RegoArray;
import dev.jural.value.RegoNumber;
import dev.jural.value.RegoSet;
import dev.jural.value.RegoString;
import dev.jural.value.RegoValue;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.function.UnaryOperator;

/** Arithmetic, and ranges of numbers. {@code minus} is also the difference of sets. */
public final class Numbers {
  /** The longest range that is made at all. */
  static final long LONGEST_RANGE = 10_000_000;

  private Numbers() {}

  /** Adds the functions of this category. */
  public static void register(BuiltinTable.Builder table) {
    RegoType number = RegoType.NUMBER;
    RegoType either = RegoType.anyOf(number, RegoType.SET);
    table.fn(
        "plus",
        "The sum of two numbers.",
        Numbers::plus,
        number,
        arg("x", number),
        arg("y", number));
    table.fn(
        "minus",
        "The difference of two numbers or sets.",
        Numbers::minus,
        either,
        arg("x", either),
        arg("y", either));
    table.fn(
        "mul",
        "The product of two numbers.",
        Numbers::mul,
        number,
        arg("x", number),
        arg("y", number));
    table.fn(
        "div",
        "The quotient of two numbers.",
        Numbers::div,
        number,
        arg("x", number),
        arg("y", number));
    table.fn(
        "rem",
        "The remainder of a division of whole numbers.",
        Numbers::rem,
        number,
        arg("x", number),
        arg("y", number));
    table.fn("abs", "The number without its sign.", Numbers::abs, number, arg("x", number));
    table.fn("ceil", "The next whole number upwards.", Numbers::ceil, number, arg("x", number));
    table.fn("floor", "The next whole number downwards.", Numbers::floor, number, arg("x", number));
    table.fn(
        "round",
        "The nearest whole number, halves away from zero.",
        Numbers::round,
        number,
        arg("x", number));
    table.withContext(
        "numbers.range",
        "All whole numbers from a to b.",
        (Implementation.C2) Numbers::range,
        RegoType.arrayOf(number),
        arg("a", number),
        arg("b", number));
    table.withContext(
        "numbers.range_step",
        "Every step-th whole number from a to b.",
        (Implementation.C3) Numbers::rangeStep,
        RegoType.arrayOf(number),
        arg("a", number),
        arg("b", number),
        arg("step", number));
    table.nondeterministic(
        "rand.intn",
        "A random whole number from 0 below n, the same for the same string in one query.",
        (Implementation.C2) Numbers::random,
        number,
        arg("str", RegoType.STRING),
        arg("n", number));
  }

  static RegoValue plus(RegoValue a, RegoValue b) {
    RegoNumber x = Operands.number(a, 1);
    RegoNumber y = Operands.number(b, 2);
    if (x.isLong() && y.isLong()) {
      long sum = x.longValue() + y.longValue();
      if (((x.longValue() ^ sum) & (y.longValue() ^ sum)) >= 0) {
        return RegoNumber.of(sum);
      }
    }
    return x.isInteger() && y.isInteger()
        ? RegoNumber.of(x.integer().add(y.integer()))
        : BinaryFloat.plus(x, y);
  }

  static RegoValue minus(RegoValue a, RegoValue b) {
    if (a instanceof RegoSet left && b instanceof RegoSet right) {
      RegoSet.Builder difference = RegoSet.builder(left.size());
      for (RegoValue element : left) {
        if (!right.contains(element)) {
          difference.add(element);
        }
      }
      return difference.build();
    }
    if (!(a instanceof RegoNumber x)) {
      if (a instanceof RegoSet) {
        String want = b instanceof RegoNumber ? "set" : "number";
        throw BuiltinException.wrongType(2, want, b.typeName());
      }
      throw BuiltinException.wrongType(1, "one of {number, set}", a.typeName());
    }
    RegoNumber y = Operands.number(b, 2);
    if (x.isLong() && y.isLong()) {
      long difference = x.longValue() - y.longValue();
      if (((x.longValue() ^ y.longValue()) & (x.longValue() ^ difference)) >= 0) {
        return RegoNumber.of(difference);
      }
    }
    return x.isInteger() && y.isInteger()
        ? RegoNumber.of(x.integer().subtract(y.integer()))
        : BinaryFloat.minus(x, y);
  }

  static RegoValue mul(RegoValue a, RegoValue b) {
    RegoNumber x = Operands.number(a, 1);
    RegoNumber y = Operands.number(b, 2);
    if (x.isLong() && y.isLong()) {
      long high = Math.multiplyHigh(x.longValue(), y.longValue());
      long low = x.longValue() * y.longValue();
      if ((high == 0 && low >= 0) || (high == -1 && low < 0)) {
        return RegoNumber.of(low);
      }
    }
    return x.isInteger() && y.isInteger()
        ? RegoNumber.of(limited(x.integer().multiply(y.integer())))
        : BinaryFloat.times(x, y);
  }

  private static BigInteger limited(BigInteger value) {
    if (value.bitLength() > 40_000) {
      throw new LimitException("mul: result of more than 10000 digits");
    }
    return value;
  }

  static RegoValue div(RegoValue a, RegoValue b) {
    RegoNumber x = Operands.number(a, 1);
    RegoNumber y = Operands.number(b, 2);
    if (y.signum() == 0) {
      throw BuiltinException.failure("divide by zero");
    }
    if (x.isLong() && y.isLong() && x.longValue() % y.longValue() == 0 && y.longValue() != -1) {
      return RegoNumber.of(x.longValue() / y.longValue());
    }
    return BinaryFloat.divide(x, y);
  }

  static RegoValue rem(RegoValue a, RegoValue b) {
    RegoNumber x = Operands.number(a, 1);
    RegoNumber y = Operands.number(b, 2);
    if (!x.isInteger() || !y.isInteger()) {
      throw BuiltinException.failure("modulo on floating-point number");
    }
    if (y.signum() == 0) {
      throw BuiltinException.failure("modulo by zero");
    }
    return RegoNumber.of(x.integer().remainder(y.integer()));
  }

  static RegoValue abs(RegoValue a) {
    RegoNumber x = Operands.number(a, 1);
    if (x.isLong() && x.longValue() != Long.MIN_VALUE) {
      return RegoNumber.of(Math.abs(x.longValue()));
    }
    return BinaryFloat.magnitude(x);
  }

  static RegoValue round(RegoValue a) {
    return whole(a, x -> x.setScale(0, RoundingMode.HALF_UP));
  }

  /** As OPA has it, which goes by the sign of the part before the point: -0.5 gives 1. */
  static RegoValue ceil(RegoValue a) {
    return whole(a, x -> truncated(x, false));
  }

  /** As OPA has it, which goes by the sign of the part before the point: -0.5 gives 0. */
  static RegoValue floor(RegoValue a) {
    return whole(a, x -> truncated(x, true));
  }

  private static BigDecimal truncated(BigDecimal x, boolean isDown) {
    BigDecimal whole = x.setScale(0, RoundingMode.DOWN);
    if (whole.compareTo(x) == 0) {
      return whole;
    }
    boolean isNegative = whole.signum() < 0;
    if (isDown) {
      return isNegative ? whole.subtract(BigDecimal.ONE) : whole;
    }
    return isNegative ? whole : whole.add(BigDecimal.ONE);
  }

  private static RegoValue whole(RegoValue a, UnaryOperator<BigDecimal> rounding) {
    RegoNumber x = Operands.number(a, 1);
    if (x.isLong()) {
      return RegoNumber.of(x.longValue());
    }
    return RegoNumber.of(rounding.apply(BinaryFloat.rounded(x.decimal())).toBigInteger());
  }

  static RegoValue range(BuiltinContext context, RegoValue a, RegoValue b) {
    BigInteger from = Operands.wholeNumber(a, 1);
    BigInteger to = Operands.wholeNumber(b, 2);
    return range(context, "numbers.range", from, to, BigInteger.ONE);
  }

  static RegoValue rangeStep(BuiltinContext context, RegoValue a, RegoValue b, RegoValue step) {
    BigInteger from = Operands.wholeNumber(a, 1);
    BigInteger to = Operands.wholeNumber(b, 2);
    BigInteger by = Operands.wholeNumber(step, 3);
    if (by.signum() <= 0) {
      throw BuiltinException.failure("numbers.range_step: step must be a positive integer");
    }
    return range(context, "numbers.range_step", from, to, by);
  }

  private static RegoValue range(
      BuiltinContext context, String name, BigInteger from, BigInteger to, BigInteger step) {
    BigInteger count = to.subtract(from).abs().divide(step).add(BigInteger.ONE);
    if (count.compareTo(BigInteger.valueOf(LONGEST_RANGE)) > 0) {
      throw new LimitException(name + ": result of " + count + " elements, limit " + LONGEST_RANGE);
    }
    context.charge(count.longValue() * 4);
    BigInteger by = to.compareTo(from) < 0 ? step.negate() : step;
    RegoArray.Builder array = new RegoArray.Builder();
    BigInteger at = from;
    for (long i = count.longValue(); i > 0; i--) {
      array.add(RegoNumber.of(at));
      at = at.add(by);
    }
    return array.build();
  }

  static RegoValue random(BuiltinContext context, RegoValue name, RegoValue n) {
    if (!(name instanceof RegoString)) {
      throw BuiltinException.wrongType(1, "string", name.typeName());
    }
    long bound = Math.abs(Operands.longNumber(n, 2));
    return bound <= 0 ? RegoNumber.ZERO : RegoNumber.of(context.random().nextLong(bound));
  }
}
