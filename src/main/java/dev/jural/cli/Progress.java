package dev.jural.cli;

import dev.jural.check.FilePart;
import dev.jural.check.PartSource;
import dev.jural.manifest.ManifestFile;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * A Progress tells on standard error how many files are read, in one line that it writes over and
 * takes away in the end. Only where somebody looks: the launcher says so by {@code JURAL_PROGRESS}.
 */
final class Progress implements PartSource {
  /** Of fewer files there is nothing to wait for. */
  private static final int FEWEST = 100;

  /** How often a line is written, in files. */
  private static final int STEP = 50;

  private static final String ERASED = "\r\u001b[K";

  private final Terminal terminal;
  private final int files;
  private final PartSource source;
  private final AtomicInteger read = new AtomicInteger();

  private Progress(Terminal terminal, int files, PartSource source) {
    this.terminal = terminal;
    this.files = files;
    this.source = source;
  }

  /** The source itself where nobody looks or there is little to read. */
  static PartSource of(Terminal terminal, int files, PartSource source) {
    boolean isSeen = terminal.environment().getOrDefault("JURAL_PROGRESS", "").equals("1");
    return isSeen && files >= FEWEST ? new Progress(terminal, files, source) : source;
  }

  @Override
  public void read(ManifestFile file, Consumer<FilePart> parts) {
    source.read(file, parts);
    count();
  }

  private void count() {
    int count = read.incrementAndGet();
    if (count == files) {
      show(ERASED);
    } else if (count % STEP == 0) {
      show(ERASED + count + " of " + files + " files");
    }
  }

  @Override
  public void read(ManifestFile file, Predicate<byte[]> isWanted, Consumer<FilePart> parts) {
    source.read(file, isWanted, parts);
    count();
  }

  private void show(String text) {
    synchronized (terminal) {
      terminal.err().print(text);
      terminal.err().flush();
    }
  }
}
