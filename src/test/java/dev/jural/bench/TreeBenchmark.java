package dev.jural.bench;

import dev.jural.cli.Main;
import dev.jural.cli.Terminal;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * How long {@code jural check} takes for a tree of 10,000 manifests, and how long SnakeYAML alone
 * takes to load the same files with the same threads, in the same run: both times, their ratio, and
 * the most memory in use after a collection. Arguments: a folder of manifests to copy (default
 * {@code samples}), the number of files, the number of rounds.
 */
public final class TreeBenchmark {
  private final Path tree;
  private final List<Path> files;
  private final int threads;

  private TreeBenchmark(Path tree, List<Path> files, int threads) {
    this.tree = tree;
    this.files = files;
    this.threads = threads;
  }

  /** Runs the benchmark. */
  public static void main(String[] args) throws Exception {
    Path from = Path.of(args.length > 0 ? args[0] : "samples");
    int count = args.length > 1 ? Integer.parseInt(args[1]) : 10_000;
    int rounds = args.length > 2 ? Integer.parseInt(args[2]) : 3;
    Path tree = Files.createTempDirectory("jural-tree");
    try {
      List<Path> files = generate(from, tree, count);
      long bytes = 0;
      for (Path file : files) {
        bytes += Files.size(file);
      }
      int threads = Runtime.getRuntime().availableProcessors();
      System.out.printf(
          Locale.ROOT, "%d files, %.1f MB, %d threads%n", files.size(), bytes / 1e6, threads);
      TreeBenchmark benchmark = new TreeBenchmark(tree, files, threads);
      List<double[]> times = new ArrayList<>();
      for (int i = 0; i < rounds; i++) {
        double load = benchmark.load();
        double check = benchmark.check();
        times.add(new double[] {load, check, check / load});
        System.out.printf(
            Locale.ROOT,
            "SnakeYAML %.2f s, jural check %.2f s, ratio %.2f, heap %d MB%n",
            load,
            check,
            check / load,
            heap());
      }
      double[] ratios = times.stream().mapToDouble(t -> t[2]).sorted().toArray();
      System.out.printf(Locale.ROOT, "median ratio %.2f%n", ratios[ratios.length / 2]);
    } finally {
      delete(tree);
    }
  }

  /** Copies of the manifests below {@code from}, each told apart by a comment at its end. */
  private static List<Path> generate(Path from, Path tree, int count) throws IOException {
    List<Path> originals;
    try (Stream<Path> all = Files.walk(from)) {
      originals =
          all.filter(Files::isRegularFile)
              .filter(
                  file -> {
                    String name = file.toString();
                    return name.endsWith(".yaml") || name.endsWith(".yml");
                  })
              .sorted()
              .toList();
    }
    List<Path> files = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Path original = originals.get(i % originals.size());
      Path folder = tree.resolve("team-" + i / 100);
      Files.createDirectories(folder);
      Path file = folder.resolve(i + "-" + original.getFileName());
      String text = Files.readString(original);
      Files.writeString(file, (text.endsWith("\n") ? text : text + "\n") + "# copy " + i + "\n");
      files.add(file);
    }
    return files;
  }

  private double load() throws Exception {
    long start = System.nanoTime();
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    List<Future<?>> futures = new ArrayList<>();
    for (Path file : files) {
      futures.add(pool.submit(() -> load(file)));
    }
    for (Future<?> future : futures) {
      future.get();
    }
    pool.shutdown();
    return (System.nanoTime() - start) / 1e9;
  }

  private static int load(Path file) {
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(64 << 20);
    int documents = 0;
    try {
      Yaml yaml = new Yaml(new SafeConstructor(options));
      for (Object document : yaml.loadAll(Files.readString(file, StandardCharsets.UTF_8))) {
        documents += document == null ? 0 : 1;
      }
    } catch (YAMLException e) {
      return documents; // a template
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return documents;
  }

  private double check() {
    long start = System.nanoTime();
    Terminal terminal =
        new Terminal(
            new ByteArrayInputStream(new byte[0]),
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8),
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8),
            Map.of(),
            Clock.systemUTC(),
            false);
    String[] words = {
      "check", "--jobs", String.valueOf(threads), "--no-decision-log", tree.toString()
    };
    int code = Main.run(words, terminal);
    if (code > 3) {
      throw new IllegalStateException("exit code " + code + " of " + Arrays.toString(words));
    }
    return (System.nanoTime() - start) / 1e9;
  }

  private static long heap() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return (runtime.totalMemory() - runtime.freeMemory()) >> 20;
  }

  private static void delete(Path tree) throws IOException {
    try (Stream<Path> all = Files.walk(tree)) {
      for (Path file : all.sorted((a, b) -> b.compareTo(a)).toList()) {
        Files.delete(file);
      }
    }
  }
}
