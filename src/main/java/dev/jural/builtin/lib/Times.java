package dev.jural.builtin.lib;

import static dev.jural.builtin.BuiltinTable.arg;

import dev.jural.builtin.BuiltinContext;
import dev.jural.builtin.BuiltinException;
import dev.jural.builtin.BuiltinTable;
import dev.jural.builtin.Implementation;
import dev.jural.builtin.Operands;
import dev.jural.types.RegoType;
import dev.jural.value.RegoArray;
import dev.jural.value.RegoNumber;
import dev.jural.value.RegoString;
import dev.jural.value.RegoValue;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoField;

/**
 * Times, in nanoseconds since 1970-01-01T00:00:00Z; a time that does not fit an int64 is an error.
 */
public final class Times {
  private static final long SECOND = 1_000_000_000L;
  private static final long LEAST_SECOND = Math.floorDiv(Long.MIN_VALUE, SECOND);

  private static final RegoType NS = RegoType.NUMBER;
  private static final RegoType NS_AND_ZONE = RegoType.tuple(RegoType.NUMBER, RegoType.STRING);
  private static final RegoType TIME = RegoType.anyOf(NS, NS_AND_ZONE);

  private Times() {}

  /** Adds the functions of this category. */
  public static void register(BuiltinTable.Builder table) {
    table.nondeterministic(
        "time.now_ns",
        "The current time; the same in the whole query.",
        (Implementation.F0) Times::now,
        RegoType.NUMBER);
    table.fn(
        "time.parse_ns",
        "The time that value gives in a layout of Go's package time, or in one of its named layouts.",
        Times::parse,
        RegoType.NUMBER,
        arg("layout", RegoType.STRING),
        arg("value", RegoType.STRING));
    table.fn(
        "time.parse_rfc3339_ns",
        "The time that value gives in the form of RFC 3339.",
        Times::parseRfc3339,
        RegoType.NUMBER,
        arg("value", RegoType.STRING));
    table.fn(
        "time.parse_duration_ns",
        "A length of time such as 1h30m in nanoseconds.",
        Times::parseDuration,
        RegoType.NUMBER,
        arg("duration", RegoType.STRING));
    table.fn(
        "time.format",
        "A time as text: of RFC 3339 in UTC, or in the zone and the layout given.",
        Times::format,
        RegoType.STRING,
        arg(
            "x",
            RegoType.anyOf(
                NS,
                NS_AND_ZONE,
                RegoType.tuple(RegoType.NUMBER, RegoType.STRING, RegoType.STRING))));
    table.fn(
        "time.date",
        "Year, month and day of a time.",
        Times::date,
        RegoType.tuple(RegoType.NUMBER, RegoType.NUMBER, RegoType.NUMBER),
        arg("x", TIME));
    table.fn(
        "time.clock",
        "Hour, minute and second of a time.",
        Times::clock,
        RegoType.tuple(RegoType.NUMBER, RegoType.NUMBER, RegoType.NUMBER),
        arg("x", TIME));
    table.fn(
        "time.weekday",
        "The English name of the day of the week of a time.",
        Times::weekday,
        RegoType.STRING,
        arg("x", TIME));
    table.fn(
        "time.add_date",
        "A time moved by years, months and days; the 32nd of October is the 1st of November.",
        Times::addDate,
        RegoType.NUMBER,
        arg("ns", RegoType.NUMBER),
        arg("years", RegoType.NUMBER),
        arg("months", RegoType.NUMBER),
        arg("days", RegoType.NUMBER));
    table.fn(
        "time.diff",
        "Years, months, days, hours, minutes and seconds between two times, in the first one's zone.",
        Times::diff,
        RegoType.tuple(
            RegoType.NUMBER,
            RegoType.NUMBER,
            RegoType.NUMBER,
            RegoType.NUMBER,
            RegoType.NUMBER,
            RegoType.NUMBER),
        arg("ns1", TIME),
        arg("ns2", TIME));
  }

  /** The nanoseconds of {@code seconds} since 1970 and {@code nanos} more, 0 to 999,999,999. */
  static long nanos(long seconds, int nanos) {
    try {
      if (seconds == LEAST_SECOND) {
        // This second begins before the first nanosecond that fits.
        return Math.addExact((seconds + 1) * SECOND, nanos - SECOND);
      }
      return Math.addExact(Math.multiplyExact(seconds, SECOND), nanos);
    } catch (ArithmeticException e) {
      throw BuiltinException.failure("time outside of valid range");
    }
  }

  static RegoValue now(BuiltinContext context) {
    return RegoNumber.of(context.nowNanos());
  }

  static RegoValue parse(RegoValue a, RegoValue b) {
    String layout = TimeLayout.named(Operands.string(a, 1));
    return RegoNumber.of(TimeParser.parse(layout, Operands.string(b, 2)));
  }

  static RegoValue parseRfc3339(RegoValue a) {
    return RegoNumber.of(TimeParser.parse(TimeLayout.RFC3339, Operands.string(a, 1)));
  }

  static RegoValue parseDuration(RegoValue a) {
    return RegoNumber.of(GoDuration.parse(Operands.string(a, 1)));
  }

  // ---- times with zones

  /**
   * A Moment is a time as an operand gives it.
   *
   * @param nanos since 1970
   * @param zone UTC when none is given
   * @param layout empty when none is given
   */
  private record Moment(long nanos, TimeZones.Zone zone, String layout) {
    ZonedDateTime time() {
      return zone.at(nanos);
    }
  }

  private static Moment moment(RegoValue value, int position) {
    if (value instanceof RegoNumber number) {
      return new Moment(int64(number), TimeZones.utc(), "");
    }
    if (!(value instanceof RegoArray array) || array.isEmpty()) {
      throw BuiltinException.wrongType(
          position, "either number (ns) or [number (ns), string (tz)]", value.typeName());
    }
    RegoNumber number = Operands.number(array.get(0), position);
    String zone = array.size() > 1 ? Operands.string(array.get(1), position) : "";
    String layout = array.size() > 2 ? Operands.string(array.get(2), position) : "";
    TimeZones.Zone found = TimeZones.find(zone);
    return new Moment(int64(number), found, layout);
  }

  private static long int64(RegoNumber number) {
    if (number.isLong()) {
      return number.longValue();
    }
    // OPA reads a number that is not whole as binary floating point before it looks.
    BigDecimal rounded = BinaryFloat.rounded(number.decimal());
    if (rounded.stripTrailingZeros().scale() > 0
        || rounded.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0
        || rounded.compareTo(BigDecimal.valueOf(Long.MIN_VALUE)) < 0) {
      throw BuiltinException.failure("timestamp too big");
    }
    return rounded.longValueExact();
  }

  static RegoValue format(RegoValue a) {
    Moment moment = moment(a, 1);
    String layout =
        moment.layout().isEmpty() ? TimeLayout.RFC3339_NANO : TimeLayout.named(moment.layout());
    return RegoString.of(TimeFormatter.format(moment.nanos(), moment.zone(), layout));
  }

  static RegoValue date(RegoValue a) {
    ZonedDateTime time = moment(a, 1).time();
    return numbers(time.getYear(), time.getMonthValue(), time.getDayOfMonth());
  }

  static RegoValue clock(RegoValue a) {
    ZonedDateTime time = moment(a, 1).time();
    return numbers(time.getHour(), time.getMinute(), time.getSecond());
  }

  static RegoValue weekday(RegoValue a) {
    return RegoString.of(TimeFormatter.weekday(moment(a, 1).time()));
  }

  private static RegoArray numbers(long... numbers) {
    RegoArray.Builder array = new RegoArray.Builder();
    for (long number : numbers) {
      array.add(RegoNumber.of(number));
    }
    return array.build();
  }

  // ---- arithmetic

  static RegoValue addDate(RegoValue a, RegoValue b, RegoValue c, RegoValue d) {
    Moment moment = moment(a, 1);
    long years = Operands.longNumber(b, 2);
    long months = Operands.longNumber(c, 3);
    long days = Operands.longNumber(d, 4);
    ZonedDateTime from = moment.time();
    try {
      // Go's order: whole months from the first of the month, then days; 31 January and a month
      // is 2 or 3 March.
      long month =
          Math.addExact(
              Math.multiplyExact(Math.addExact(from.getYear(), years), 12L),
              Math.addExact(from.getMonthValue() - 1L, months));
      LocalDate first =
          LocalDate.of(
              Math.toIntExact(Math.floorDiv(month, 12L)), (int) Math.floorMod(month, 12L) + 1, 1);
      LocalDate date = first.plusDays(Math.addExact(from.getDayOfMonth() - 1L, days));
      LocalDateTime local = date.atTime(from.toLocalTime());
      return RegoNumber.of(
          nanos(moment.zone().second(local), local.get(ChronoField.NANO_OF_SECOND)));
    } catch (ArithmeticException | DateTimeException e) {
      throw BuiltinException.failure("time outside of valid range");
    }
  }

  static RegoValue diff(RegoValue a, RegoValue b) {
    Moment first = moment(a, 1);
    // OPA names the first operand for both.
    Moment second = moment(b, 1);
    ZonedDateTime one = first.time();
    ZonedDateTime other = first.zone().at(second.nanos());
    boolean isForward = !one.isAfter(other);
    ZonedDateTime start = isForward ? one : other;
    ZonedDateTime end = isForward ? other : one;
    int[] parts = {
      end.getYear() - start.getYear(),
      end.getMonthValue() - start.getMonthValue(),
      end.getDayOfMonth() - start.getDayOfMonth(),
      end.getHour() - start.getHour(),
      end.getMinute() - start.getMinute(),
      end.getSecond() - start.getSecond()
    };
    int[] sizes = {0, 12, YearMonth.from(start).lengthOfMonth(), 24, 60, 60};
    for (int i = parts.length - 1; i > 0; i--) {
      if (parts[i] < 0) {
        parts[i] += sizes[i];
        parts[i - 1]--;
      }
    }
    return numbers(parts[0], parts[1], parts[2], parts[3], parts[4], parts[5]);
  }
}
