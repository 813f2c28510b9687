package dev.jural.cli;

import dev.jural.decision.mask.EventFilter;
import dev.jural.decision.segment.LogSettings;
import dev.jural.decision.segment.LogSettings.Fsync;
import dev.jural.decision.segment.LogSettings.OnFull;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * LogOptions are what {@code --log-set KEY=VALUE} says of the decision log.
 *
 * @param settings of a log in a folder
 * @param mask path of the mask policy
 * @param drop path of the drop policy
 */
record LogOptions(LogSettings settings, String mask, String drop) {
  private static final String OPTION = "--log-set";
  private static final List<String> KEYS =
      List.of(
          "fsync", "segment-mb", "on-full", "most-mb", "keep-days", "pack", "key", "mask", "drop");

  /**
   * Reads the values of the option.
   *
   * @throws UsageException when one cannot be followed
   */
  static LogOptions parse(List<String> values) {
    Map<String, String> given = new HashMap<>();
    for (String value : values) {
      int equals = value.indexOf('=');
      String key = equals < 0 ? value : value.substring(0, equals);
      if (!KEYS.contains(key)) {
        throw Arguments.unknown("setting of " + OPTION, key, KEYS);
      } else if (equals < 0 || equals == value.length() - 1) {
        throw new UsageException(OPTION + ": " + key + " lacks a value");
      } else if (given.put(key, value.substring(equals + 1)) != null) {
        throw new UsageException(OPTION + ": " + key + " given twice, want it once");
      }
    }
    LogSettings base = LogSettings.DEFAULT;
    LogSettings settings =
        base.withFsync(fsync(given.getOrDefault("fsync", "sync")))
            .withSegments(
                number(given, "segment-mb", 64) << 20,
                Duration.ofDays(1),
                choice("pack", given.getOrDefault("pack", "gzip"), List.of("gzip", "none"))
                    .equals("gzip"))
            .withBounds(
                onFull(given.getOrDefault("on-full", "block")),
                base.patience(),
                number(given, "most-mb", 0) << 20,
                Duration.ofDays(number(given, "keep-days", 0)))
            .withCheckpoints(
                base.checkpointEvery(),
                Optional.ofNullable(given.get("key")).map(file -> Keys.signing(Path.of(file))));
    return new LogOptions(
        settings,
        given.getOrDefault("mask", EventFilter.MASK),
        given.getOrDefault("drop", EventFilter.DROP));
  }

  private static Fsync fsync(String value) {
    return switch (choice("fsync", value, List.of("sync", "interval", "os"))) {
      case "interval" -> Fsync.INTERVAL;
      case "os" -> Fsync.OS;
      default -> Fsync.SYNC;
    };
  }

  private static OnFull onFull(String value) {
    return switch (choice("on-full", value, List.of("block", "shed", "overwrite"))) {
      case "shed" -> OnFull.SHED;
      case "overwrite" -> OnFull.OVERWRITE;
      default -> OnFull.BLOCK;
    };
  }

  private static String choice(String key, String value, List<String> choices) {
    if (!choices.contains(value)) {
      throw Arguments.notOneOf(OPTION + " " + key, value, new ArrayList<>(choices));
    }
    return value;
  }

  private static long number(Map<String, String> given, String key, long otherwise) {
    String value = given.get(key);
    if (value == null) {
      return otherwise;
    }
    long number = 0;
    for (int i = 0; i < value.length(); i++) {
      int digit = value.charAt(i) - '0';
      number = digit < 0 || digit > 9 || i > 6 ? 0 : number * 10 + digit;
      if (digit < 0 || digit > 9 || i > 6) {
        break;
      }
    }
    if (number == 0) {
      throw new UsageException(
          OPTION + " " + key + ": got \"" + value + "\", want a whole number from 1 on");
    }
    return number;
  }
}
