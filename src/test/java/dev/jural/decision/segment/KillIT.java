package dev.jural.decision.segment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills a writer without warning, again and again: what it said was logged is there once, and the
 * log verifies. {@code -Djural.kills=N} says how often (default 12).
 */
class KillIT {
  private static final int THREADS = 4;

  @TempDir Path folder;

  /** Logs as fast as it can, and prints the id of each event that counts as logged. */
  public static void main(String[] args) {
    LogSettings settings = LogSettings.DEFAULT.withSegments(200_000, Duration.ofDays(1), true);
    DurableLog log = Logs.open(Path.of(args[0]), settings);
    for (int t = 0; t < THREADS; t++) {
      String prefix = args[1] + "-" + t;
      new Thread(
              () -> {
                for (int i = 0; ; i++) {
                  String id = prefix + "-" + i;
                  log.submit(Logs.event(id)).join();
                  synchronized (System.out) {
                    System.out.println(id);
                    System.out.flush();
                  }
                }
              })
          .start();
    }
  }

  @Test
  void everyDecisionThatCountsAsLoggedSurvivesKills() throws Exception {
    int kills = Integer.getInteger("jural.kills", 12);
    Random random = new Random(7);
    List<String> logged = new ArrayList<>();
    for (int i = 0; i < kills; i++) {
      kill("k" + i, 1 + random.nextInt(1500), logged);
    }
    Logs.write(folder, LogSettings.DEFAULT, "end", 1);
    Map<String, Integer> there = new HashMap<>();
    Logs.ids(folder).forEach(id -> there.merge(id, 1, Integer::sum));
    assertEquals(
        List.of(), logged.stream().filter(id -> !there.containsKey(id)).toList(), "none is lost");
    assertEquals(
        List.of(),
        there.entrySet().stream().filter(entry -> entry.getValue() > 1).toList(),
        "none is there twice");
    assertEquals(List.of(), Logs.verify(folder).problems());
    assertTrue(logged.size() > kills, "it was under load: " + logged.size());
  }

  /** Runs a writer until it has logged {@code count} events or so, and kills it. */
  private void kill(String name, int count, List<String> logged) throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                KillIT.class.getName(),
                folder.toString(),
                name)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      String line = out.readLine();
      for (int i = 0; line != null; i++) {
        // A line without its end was not said.
        if (line.matches("k[0-9]+-[0-9]-[0-9]+")) {
          logged.add(line);
        }
        if (i == count) {
          boolean unused = process.toHandle().destroyForcibly();
        }
        line = out.readLine();
      }
    }
    assertTrue(process.waitFor(60, TimeUnit.SECONDS));
  }
}
