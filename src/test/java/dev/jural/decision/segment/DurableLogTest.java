package dev.jural.decision.segment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jural.decision.LogException;
import dev.jural.decision.segment.LogSettings.Fsync;
import dev.jural.decision.segment.LogSettings.OnFull;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a durable log keeps, whatever happens to it. */
class DurableLogTest {
  private static final LogSettings SMALL =
      LogSettings.DEFAULT.withSegments(3000, Duration.ofDays(1), true);

  @TempDir Path folder;

  private static List<String> ids(String prefix, int count) {
    return IntStream.range(0, count).mapToObj(i -> prefix + "-" + i).toList();
  }

  private void assertGood(Path log) throws IOException {
    assertEquals(List.of(), Logs.verify(log).problems());
  }

  @Test
  void whatIsLoggedIsThereInOrderRunAfterRun() throws IOException {
    for (Fsync fsync : Fsync.values()) {
      Path log = folder.resolve(fsync.name());
      Logs.write(log, LogSettings.DEFAULT.withFsync(fsync), "a", 100);
      Logs.write(log, LogSettings.DEFAULT.withFsync(fsync), "b", 100);
      List<String> wanted = new ArrayList<>(ids("a", 100));
      wanted.addAll(ids("b", 100));
      assertEquals(wanted, Logs.ids(log));
      assertEquals(1, Logs.segments(log).size(), "runs share a segment");
      assertGood(log);
      assertEquals(200, Logs.verify(log).decisions());
    }
  }

  @Test
  void aRunThatLogsNothingAddsNothing() throws IOException {
    Logs.write(folder, LogSettings.DEFAULT, "a", 0);
    assertEquals(List.of(), Logs.segments(folder));
    assertGood(folder);
  }

  @Test
  void segmentsAreEndedAndPacked() throws IOException {
    Logs.write(folder, SMALL, "a", 50);
    List<Path> segments = Logs.segments(folder);
    assertTrue(segments.size() > 5, "" + segments);
    for (Path segment : segments.subList(0, segments.size() - 1)) {
      assertTrue(segment.toString().endsWith(".jsonl.gz"), "" + segment);
      assertEquals("date=2025-11-04", segment.getParent().getFileName().toString());
    }
    assertEquals(ids("a", 50), Logs.ids(folder));
    assertGood(folder);
  }

  @Test
  void aNewDayIsANewFolder() throws IOException {
    Logs.write(folder, LogSettings.DEFAULT, "a", 1);
    Clock next = Clock.fixed(Instant.parse("2025-11-05T00:00:01Z"), ZoneOffset.UTC);
    try (DurableLog log =
        DurableLog.open(folder, dev.jural.decision.Events.plain(), LogSettings.DEFAULT, next)) {
      log.append(Logs.event("b-0"));
    }
    assertEquals(2, Logs.segments(folder).size());
    assertTrue(Logs.segments(folder).get(1).toString().contains("date=2025-11-05"));
    assertGood(folder);
  }

  @Test
  void aClockThatStepsBackLeavesNumbersInOrder() throws IOException {
    Logs.write(folder, LogSettings.DEFAULT, "a", 3);
    Clock before = Clock.fixed(Instant.parse("2025-11-04T11:00:00Z"), ZoneOffset.UTC);
    try (DurableLog log =
        DurableLog.open(folder, dev.jural.decision.Events.plain(), LogSettings.DEFAULT, before)) {
      log.append(Logs.event("b-0"));
    }
    assertEquals(List.of("a-0", "a-1", "a-2", "b-0"), Logs.ids(folder));
    assertGood(folder);
  }

  @Test
  void aSecondWriterIsRefused() {
    try (DurableLog first = Logs.open(folder, LogSettings.DEFAULT)) {
      LogException e =
          assertThrows(LogException.class, () -> Logs.open(folder, LogSettings.DEFAULT).close());
      assertTrue(e.getMessage().contains("another process writes"), e.getMessage());
      first.append(Logs.event("a-0"));
    }
  }

  @Test
  void onlyTheOwnerReadsSegments() throws IOException {
    Logs.write(folder, LogSettings.DEFAULT, "a", 1);
    assertEquals(
        "rw-------",
        java.nio.file.attribute.PosixFilePermissions.toString(
            Files.getPosixFilePermissions(Logs.segments(folder).get(0))));
  }

  /** A crash can stop a write anywhere: whatever of the tail is there, all before it is kept. */
  @Test
  void aLogThatIsCutAnywhereAfterACheckpointIsMended() throws IOException {
    Path whole = folder.resolve("whole");
    Logs.write(whole, LogSettings.DEFAULT, "a", 3);
    long checkpoint = Files.size(Logs.segments(whole).get(0));
    Path more = folder.resolve("more");
    Logs.copy(whole, more);
    Logs.write(more, LogSettings.DEFAULT, "b", 3);
    byte[] bytes = Files.readAllBytes(Logs.segments(more).get(0));
    for (int size = (int) checkpoint; size < bytes.length; size += size % 5 == 0 ? 11 : 1) {
      Path log = folder.resolve("cut-" + size);
      Logs.copy(whole, log);
      Path segment = Logs.segments(log).get(0);
      Files.write(segment, java.util.Arrays.copyOf(bytes, size));
      String text = new String(bytes, 0, size, StandardCharsets.UTF_8);
      long kept = text.lines().filter(line -> line.contains("\"b-")).count();
      boolean isWhole = text.endsWith("\n");
      kept -= !isWhole && text.substring(text.lastIndexOf('\n') + 1).contains("\"b-") ? 1 : 0;
      Logs.write(log, LogSettings.DEFAULT, "c", 1);
      List<String> wanted = new ArrayList<>(ids("a", 3));
      wanted.addAll(ids("b", (int) kept));
      wanted.add("c-0");
      assertEquals(wanted, Logs.ids(log), "cut at " + size);
      assertGood(log);
      assertEquals(!isWhole, Files.exists(log.resolve("torn")), "what is torn is kept aside");
    }
  }

  @Test
  void aLogThatIsCutBeforeItsFirstCheckpointIsMended() throws IOException {
    Path whole = folder.resolve("whole");
    Logs.write(whole, LogSettings.DEFAULT, "a", 2);
    Path first = Logs.segments(whole).get(0);
    byte[] bytes = Files.readAllBytes(first);
    for (int size = 0; size < bytes.length; size += 17) {
      Path log = folder.resolve("cut-" + size);
      Path segment = log.resolve(whole.relativize(first).toString());
      Files.createDirectories(segment.getParent());
      Files.write(segment, java.util.Arrays.copyOf(bytes, size));
      Logs.write(log, LogSettings.DEFAULT, "c", 1);
      List<String> ids = Logs.ids(log);
      assertEquals("c-0", ids.get(ids.size() - 1), "cut at " + size);
      assertGood(log);
    }
  }

  @Test
  void aTailOfZerosIsMended() throws IOException {
    Logs.write(folder, LogSettings.DEFAULT, "a", 2);
    Files.write(Logs.segments(folder).get(0), new byte[5000], StandardOpenOption.APPEND);
    Logs.write(folder, LogSettings.DEFAULT, "b", 1);
    assertEquals(List.of("a-0", "a-1", "b-0"), Logs.ids(folder));
    Verifier.Report report = Logs.verify(folder);
    assertEquals(List.of(), report.problems());
    assertTrue(report.notes().get(0).contains("5000 bytes"), "" + report.notes());
  }

  @Test
  void damageInTheMidstIsNeverCutAwayAndIsSaid() throws IOException {
    Logs.write(folder, LogSettings.DEFAULT, "a", 5);
    Path segment = Logs.segments(folder).get(0);
    Files.delete(folder.resolve(Checkpoint.FILE));
    byte[] bytes = Files.readAllBytes(segment);
    bytes[bytes.length / 2] ^= 1;
    Files.write(segment, bytes);
    try (DurableLog log =
        Logs.open(folder, LogSettings.DEFAULT.withSegments(1 << 20, Duration.ofDays(1), false))) {
      log.append(Logs.event("b-0"));
      log.close();
      assertTrue(log.warnings().get(0).contains("damaged"), "" + log.warnings());
    }
    assertEquals(bytes.length, Files.size(segment), "untouched");
    assertEquals(2, Logs.segments(folder).size());
    List<String> problems = Logs.verify(folder).problems();
    assertTrue(problems.get(0).contains("its sum is wrong"), "" + problems);
    assertTrue(Logs.ids(folder).contains("b-0"));
  }

  @Test
  void verifyNamesTheFirstLineThatWasChanged() throws IOException {
    Path whole = folder.resolve("whole");
    Logs.write(whole, LogSettings.DEFAULT, "a", 4);
    List<String> lines = Files.readAllLines(Logs.segments(whole).get(0));
    for (int i = 0; i < lines.size(); i++) {
      Path log = folder.resolve("changed-" + i);
      Logs.copy(whole, log);
      List<String> changed = new ArrayList<>(lines);
      changed.set(i, lines.get(i).replace("2025", "2026"));
      Files.write(Logs.segments(log).get(0), changed);
      String problem = Logs.verify(log).problems().get(0);
      assertTrue(problem.contains(".jsonl:" + (i + 1) + ":"), problem);
    }
  }

  @Test
  void verifyNamesALineThatWasTakenOutOrMoved() throws IOException {
    Logs.write(folder, LogSettings.DEFAULT, "a", 4);
    Path segment = Logs.segments(folder).get(0);
    List<String> lines = new ArrayList<>(Files.readAllLines(segment));
    String taken = lines.remove(2);
    Files.write(segment, lines);
    String problem = Logs.verify(folder).problems().get(0);
    assertTrue(problem.contains(":3: record 3 before it is missing"), problem);
    lines.add(3, taken);
    Files.write(segment, lines);
    assertFalse(Logs.verify(folder).problems().isEmpty());
  }

  @Test
  void verifyKnowsALineThatWasMadeAnewWithItsSum() throws IOException {
    Logs.write(folder, LogSettings.DEFAULT, "a", 4);
    Path segment = Logs.segments(folder).get(0);
    List<String> lines = new ArrayList<>(Files.readAllLines(segment));
    RecordLine third =
        RecordLine.parse(
                lines.get(2).getBytes(StandardCharsets.UTF_8), new dev.jural.decision.Digests())
            .orElseThrow();
    byte[] forged =
        RecordLine.bytes(
            third.seq(),
            third.prev(),
            "decision",
            "{\"forged\":true}".getBytes(StandardCharsets.UTF_8));
    lines.set(2, new String(forged, StandardCharsets.UTF_8));
    Files.write(segment, lines);
    String problem = Logs.verify(folder).problems().get(0);
    assertTrue(problem.contains(":4: does not follow"), problem);
  }

  @Test
  void verifyNamesMissingSegmentsAndACutEnd() throws IOException {
    Path whole = folder.resolve("whole");
    Logs.write(whole, SMALL.withSegments(3000, Duration.ofDays(1), false), "a", 50);
    List<Path> segments = Logs.segments(whole);
    for (int i = 0; i < segments.size(); i++) {
      Path log = folder.resolve("without-" + i);
      Logs.copy(whole, log);
      Files.delete(Logs.segments(log).get(i));
      List<String> problems = Logs.verify(log).problems();
      boolean isLast = i == segments.size() - 1;
      String wanted = isLast ? "the end was cut off" : "missing";
      assertTrue(problems.stream().anyMatch(p -> p.contains(wanted)), i + ": " + problems);
    }
    Path last = segments.get(segments.size() - 1);
    List<String> lines = Files.readAllLines(last);
    Files.write(last, lines.subList(0, lines.size() - 1));
    assertTrue(Logs.verify(whole).problems().get(0).contains("the end was cut off"));
  }

  @Test
  void aCutEndIsNotMendedSilently() throws IOException {
    Logs.write(folder, LogSettings.DEFAULT, "a", 4);
    Path segment = Logs.segments(folder).get(0);
    List<String> lines = Files.readAllLines(segment);
    Files.write(segment, lines.subList(0, 3));
    DurableLog log = Logs.open(folder, LogSettings.DEFAULT);
    log.append(Logs.event("b-0"));
    log.close();
    assertTrue(log.warnings().get(0).contains("before the checkpoint"), "" + log.warnings());
    assertTrue(Logs.verify(folder).problems().get(0).contains("missing"), "after the next run too");
  }

  @Test
  void signedCheckpointsTellALogThatWasWrittenAnew() throws Exception {
    KeyPair mine = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    KeyPair other = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    Path log = folder.resolve("log");
    Logs.write(
        log, LogSettings.DEFAULT.withCheckpoints(10, Optional.of(mine.getPrivate())), "a", 35);
    Verifier good = new Verifier(log, Optional.of(mine.getPublic()));
    assertEquals(List.of(), good.verify(Optional.empty()).problems());
    Path forged = folder.resolve("forged");
    Logs.write(
        forged, LogSettings.DEFAULT.withCheckpoints(10, Optional.of(other.getPrivate())), "x", 35);
    assertEquals(List.of(), Logs.verify(forged).problems(), "in itself it is consistent");
    assertFalse(
        new Verifier(forged, Optional.of(mine.getPublic()))
            .verify(Optional.empty())
            .problems()
            .isEmpty());
    assertTrue(
        new Verifier(forged, Optional.empty())
            .verify(Optional.of(log.resolve(Checkpoint.FILE)))
            .problems()
            .get(0)
            .contains("is not the record that the checkpoint"),
        "a copy of the checkpoints kept elsewhere tells too");
  }

  // ---- disks

  private static LogSettings full(OnFull mode, Duration patience) {
    return LogSettings.DEFAULT.withBounds(mode, patience, 0, Duration.ZERO);
  }

  @Test
  void aFullDiskFailsTheRunAndKeepsWhatWasLogged() throws Exception {
    FaultyDisk disk = new FaultyDisk();
    DurableLog log = Logs.open(folder, full(OnFull.BLOCK, Duration.ofMillis(50)), disk);
    log.submit(Logs.event("a-0")).get();
    disk.room = 300;
    CompletableFuture<Long> second = log.submit(Logs.event("a-1"));
    assertThrows(ExecutionException.class, second::get);
    LogException e = assertThrows(LogException.class, log::close);
    assertTrue(e.getMessage().contains("No space left"), e.getMessage());
    assertEquals(List.of("a-0"), Logs.ids(folder));
    Logs.write(folder, LogSettings.DEFAULT, "b", 1);
    assertEquals(List.of("a-0", "b-0"), Logs.ids(folder));
    assertGood(folder);
    assertFalse(Files.exists(folder.resolve("torn")), "no part of a record was left");
  }

  @Test
  void aFullDiskIsWaitedFor() throws Exception {
    FaultyDisk disk = new FaultyDisk();
    try (DurableLog log = Logs.open(folder, full(OnFull.BLOCK, Duration.ofSeconds(30)), disk)) {
      log.submit(Logs.event("a-0")).get();
      disk.room = 300;
      CompletableFuture<Long> second = log.submit(Logs.event("a-1"));
      while (disk.room != 0) {
        Thread.onSpinWait();
      }
      assertFalse(second.isDone());
      disk.room = Long.MAX_VALUE;
      second.get();
    }
    assertEquals(List.of("a-0", "a-1"), Logs.ids(folder));
    assertGood(folder);
  }

  @Test
  void sheddingCountsEveryLossAndLeavesAGap() throws Exception {
    FaultyDisk disk = new FaultyDisk();
    DurableLog log = Logs.open(folder, full(OnFull.SHED, Duration.ZERO), disk);
    log.submit(Logs.event("a-0")).get();
    disk.room = 10;
    for (int i = 1; i < 4; i++) {
      CompletableFuture<Long> shed = log.submit(Logs.event("a-" + i));
      assertThrows(ExecutionException.class, shed::get);
    }
    disk.room = Long.MAX_VALUE;
    log.submit(Logs.event("a-4")).get();
    assertEquals(3, log.lost());
    LogException e = assertThrows(LogException.class, log::close);
    assertTrue(e.getMessage().startsWith("3 decisions were lost"), e.getMessage());
    assertEquals(List.of("a-0", "a-4"), Logs.ids(folder));
    assertGood(folder);
    assertEquals(3, Logs.verify(folder).lost(), "the log itself says so");
  }

  @Test
  void overwritingDropsTheOldestSegmentsAndSaysSo() throws IOException {
    LogSettings ring =
        SMALL.withBounds(OnFull.OVERWRITE, Duration.ofMillis(50), 12_000, Duration.ZERO);
    LogSettings plain = ring.withSegments(3000, Duration.ofDays(1), false);
    Logs.write(folder, plain, "a", 60);
    List<String> ids = Logs.ids(folder);
    assertTrue(ids.size() < 60 && ids.contains("a-59") && !ids.contains("a-0"), "" + ids);
    assertGood(folder);
    long size = 0;
    for (Path segment : Logs.segments(folder)) {
      size += Files.size(segment);
    }
    assertTrue(size <= 13_000, "" + size);
  }

  @Test
  void oldSegmentsAreRetired() throws IOException {
    Logs.write(folder, SMALL, "a", 20);
    Clock later = Clock.fixed(Instant.parse("2025-12-04T12:00:00Z"), ZoneOffset.UTC);
    LogSettings month = SMALL.withBounds(OnFull.BLOCK, Duration.ZERO, 0, Duration.ofDays(7));
    try (DurableLog log =
        DurableLog.open(folder, dev.jural.decision.Events.plain(), month, later)) {
      log.append(Logs.event("b-0"));
    }
    assertEquals(List.of("b-0"), Logs.ids(folder));
    assertGood(folder);
  }

  @Test
  void aForceThatFailsIsNotRepeatedOnTheSameFile() throws Exception {
    for (boolean isDead : new boolean[] {false, true}) {
      Path at = folder.resolve("dead-" + isDead);
      FaultyDisk disk = new FaultyDisk();
      try (DurableLog log = Logs.open(at, LogSettings.DEFAULT, disk)) {
        log.submit(Logs.event("a-0")).get();
        disk.isDead = isDead;
        disk.failingForces = 1;
        log.submit(Logs.event("a-1")).get();
        disk.isDead = false;
        log.submit(Logs.event("a-2")).get();
      }
      assertEquals(2, disk.created, "a new segment");
      assertEquals(List.of("a-0", "a-1", "a-2"), Logs.ids(at));
      assertGood(at);
    }
  }

  @Test
  void aFirstForceThatFailsLosesNothing() throws Exception {
    FaultyDisk disk = new FaultyDisk();
    disk.failingForces = 2;
    try (DurableLog log = Logs.open(folder, LogSettings.DEFAULT, disk)) {
      log.submit(Logs.event("a-0")).get();
    }
    assertEquals(List.of("a-0"), Logs.ids(folder));
    assertGood(folder);
  }

  @Test
  void aLogThatIsDeletedWhileItIsWrittenIsNotSilent() throws Exception {
    DurableLog log = Logs.open(folder, LogSettings.DEFAULT);
    log.submit(Logs.event("a-0")).get();
    Files.delete(Logs.segments(folder).get(0));
    CompletableFuture<Long> second = log.submit(Logs.event("a-1"));
    assertThrows(ExecutionException.class, second::get);
    LogException e = assertThrows(LogException.class, log::close);
    assertTrue(e.getMessage().contains("was deleted while it was written"), e.getMessage());
  }

  @Test
  void aCrashAtEachStepOfPackingLosesAndDoublesNothing() throws IOException {
    Path whole = folder.resolve("whole");
    Logs.write(whole, SMALL.withSegments(3000, Duration.ofDays(1), false), "a", 20);
    Path packed = folder.resolve("packed");
    Logs.copy(whole, packed);
    Logs.write(packed, SMALL, "b", 0);
    List<String> wanted = new ArrayList<>(ids("a", 20));
    wanted.add("c-0");
    String plain = Logs.segments(whole).get(0).getFileName().toString();
    String day = "date=2025-11-04";
    byte[] gz = Files.readAllBytes(packed.resolve(day).resolve(plain + ".gz"));
    for (String left : List.of(".gz.tmp", ".gz", ".gz")) {
      for (int size : new int[] {0, gz.length / 2, gz.length}) {
        Path log = folder.resolve("crash" + left + size + System.nanoTime());
        Logs.copy(whole, log);
        Files.write(log.resolve(day).resolve(plain + left), java.util.Arrays.copyOf(gz, size));
        Logs.write(log, SMALL, "c", 1);
        assertEquals(wanted, Logs.ids(log));
        assertGood(log);
        try (var files = Files.list(log.resolve(day))) {
          assertEquals(Logs.segments(log).size(), files.count(), "one file a segment and no other");
        }
      }
    }
  }

  @Test
  void manyThreadsLogEachEventOnce() throws Exception {
    List<CompletableFuture<Long>> all = java.util.Collections.synchronizedList(new ArrayList<>());
    try (DurableLog log = Logs.open(folder, SMALL.withFsync(Fsync.INTERVAL))) {
      List<Thread> threads = new ArrayList<>();
      for (int t = 0; t < 4; t++) {
        String prefix = "t" + t;
        Thread thread =
            new Thread(
                () -> {
                  for (int i = 0; i < 500; i++) {
                    all.add(log.submit(Logs.event(prefix + "-" + i)));
                  }
                });
        threads.add(thread);
        thread.start();
      }
      for (Thread thread : threads) {
        thread.join();
      }
    }
    assertEquals(2000, new HashSet<>(Logs.ids(folder)).size());
    assertEquals(2000, Logs.ids(folder).size());
    assertEquals(2000, all.stream().map(CompletableFuture::join).distinct().count());
    assertGood(folder);
  }
}
