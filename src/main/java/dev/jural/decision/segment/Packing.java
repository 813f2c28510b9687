package dev.jural.decision.segment;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Packs ended segments beside the writing, one after the other. Used by one thread. */
final class Packing {
  private final Packer packer;
  private final boolean isOn;
  private final List<Thread> threads = new ArrayList<>();

  Packing(Packer packer, boolean isOn) {
    this.packer = packer;
    this.isOn = isOn;
  }

  /** Packs ended segments that a crash, or another setting, left plain. */
  void leftovers(Path log) throws IOException {
    if (isOn) {
      List<Segments.Segment> segments = Segments.list(log);
      for (int i = 0; i < segments.size() - 1; i++) {
        if (!segments.get(i).isPacked()) {
          add(segments.get(i).file());
        }
      }
    }
  }

  void add(Path file) {
    if (!isOn) {
      return;
    }
    Optional<Thread> before =
        threads.isEmpty() ? Optional.empty() : Optional.of(threads.get(threads.size() - 1));
    Thread thread = new Thread(() -> pack(before, file), "jural-log-pack");
    thread.setDaemon(true);
    threads.add(thread);
    thread.start();
  }

  private void pack(Optional<Thread> before, Path file) {
    try {
      if (before.isPresent()) {
        before.get().join();
      }
      packer.pack(file);
    } catch (IOException e) {
      // It stays plain, which is no loss; the next run tries again.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits until all is packed. */
  void await() {
    for (Thread thread : threads) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        throw new IllegalStateException("the log's own thread was interrupted", e);
      }
    }
    threads.clear();
  }
}
