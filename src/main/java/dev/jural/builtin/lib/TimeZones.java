package dev.jural.builtin.lib;

import dev.jural.builtin.BuiltinException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.zone.ZoneRulesProvider;

/**
 * Finds time zones by the names of the IANA time zone database. The zone of this machine plays no
 * part: {@code Local} is UTC, so that policies give the same answer everywhere.
 */
final class TimeZones {
  private static final long SECOND = 1_000_000_000L;

  private TimeZones() {}

  /**
   * A Zone is a time zone with its name in the database.
   *
   * @param name as the database has it
   * @param id how to compute with it
   */
  record Zone(String name, ZoneId id) {
    /** The time {@code nanos} after 1970-01-01T00:00:00Z in this zone. */
    ZonedDateTime at(long nanos) {
      Instant instant =
          Instant.ofEpochSecond(Math.floorDiv(nanos, SECOND), Math.floorMod(nanos, SECOND));
      return instant.atZone(id);
    }

    /**
     * The second since 1970 at which clocks here show {@code local}. Of a time that they skip or
     * show twice Go takes the second that its offset leads to, so this does the same.
     */
    long second(LocalDateTime local) {
      long shown = local.toEpochSecond(ZoneOffset.UTC);
      int guess = offset(shown);
      return guess == 0 ? shown : shown - offset(shown - guess);
    }

    private int offset(long second) {
      return id.getRules().getOffset(Instant.ofEpochSecond(second)).getTotalSeconds();
    }

    /** What this zone's clocks are called at {@code time}: {@code CET}, {@code CEST}. */
    String name(ZonedDateTime time) {
      return ZoneNames.name(name, time.toEpochSecond(), time.getOffset().getTotalSeconds());
    }
  }

  /** The zone of UTC. */
  static Zone utc() {
    return new Zone("UTC", ZoneOffset.UTC);
  }

  /**
   * The zone called {@code name}.
   *
   * @throws BuiltinException when there is none
   */
  static Zone find(String name) {
    switch (name) {
      case "", "UTC", "Local" -> {
        return utc();
      }
      // The database has these zones too, without changes of offset; the JDK leaves them out.
      case "EST" -> {
        return new Zone(name, ZoneOffset.ofHours(-5));
      }
      case "MST" -> {
        return new Zone(name, ZoneOffset.ofHours(-7));
      }
      case "HST" -> {
        return new Zone(name, ZoneOffset.ofHours(-10));
      }
      case "Factory" -> {
        return new Zone(name, ZoneOffset.UTC);
      }
      case "GMT+0", "GMT-0" -> {
        return new Zone("GMT", ZoneOffset.UTC);
      }
      case "ROC" -> {
        return find("Asia/Taipei");
      }
      default -> {
        return region(name);
      }
    }
  }

  private static Zone region(String name) {
    if (name.startsWith("/") || name.startsWith("\\") || name.contains("..")) {
      throw BuiltinException.failure("time: invalid location name");
    }
    try {
      // Not ZoneId.of alone: it also takes "UTC+3", and a database name is all that is wanted.
      if (!name.startsWith("SystemV/")) {
        var unused = ZoneRulesProvider.getRules(name, false);
        return new Zone(name, ZoneId.of(name));
      }
    } catch (DateTimeException e) {
      // Falls through to the error of every unknown name.
    }
    throw BuiltinException.failure("unknown time zone " + name);
  }
}
