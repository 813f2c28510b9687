package dev.jural.manifest;

import dev.jural.source.Diagnostic;
import dev.jural.source.ErrorCode;
import dev.jural.source.Location;
import dev.jural.source.RegoException;
import dev.jural.source.Severity;
import dev.jural.source.SourceText;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * A ManifestLoader reads files into documents with their places. Nothing is thrown for a bad file:
 * what cannot be read becomes a diagnostic with a place, and other documents of the file are read
 * all the same. Safe for use by many threads, but standard input can be read once.
 */
public final class ManifestLoader {
  private final InputStream standardInput;

  private ManifestLoader(InputStream standardInput) {
    this.standardInput = standardInput;
  }

  /** A loader that reads {@code standardInput} for the file {@code -}. */
  public static ManifestLoader of(InputStream standardInput) {
    return new ManifestLoader(standardInput);
  }

  /** The documents of {@code file}. */
  public LoadResult load(ManifestFile file) {
    Collector collector = new Collector();
    stream(file, collector);
    return collector.result();
  }

  /** The documents of {@code text}, whose name says its format. */
  public static LoadResult load(SourceText text) {
    Collector collector = new Collector();
    stream(text, collector);
    return collector.result();
  }

  /** Gives the documents of {@code file} to {@code sink} one by one. */
  public void stream(ManifestFile file, DocumentSink sink) {
    var unused = stream(file, bytes -> true, sink);
  }

  /**
   * As {@link #stream(ManifestFile, DocumentSink)}, but only if {@code isWanted} says so of the
   * file's bytes.
   *
   * @return whether it was wanted
   */
  public boolean stream(ManifestFile file, Predicate<byte[]> isWanted, DocumentSink sink) {
    SourceText text;
    try {
      byte[] bytes = TextReader.bytes(file, standardInput);
      if (!isWanted.test(bytes)) {
        return false;
      }
      text = TextReader.decode(file.name(), bytes);
    } catch (RegoException e) {
      e.diagnostics().forEach(sink::diagnostic);
      return true;
    }
    stream(text, sink);
    return true;
  }

  /** Gives the documents of {@code text} to {@code sink} one by one. */
  public static void stream(SourceText text, DocumentSink sink) {
    DocumentLoader loader = ManifestFormat.of(text.name()).loader();
    boolean mayBeTemplate =
        Templates.hasActions(text.text()) || ManifestFormat.isTemplateName(text.name());
    if (!mayBeTemplate) {
      loader.load(text, new UnreadWatch(text, sink));
      return;
    }
    // Kept back until it is known whether this is YAML at all.
    LoadResult result = collect(loader, text);
    LoadResult outline = result.hasErrors() ? collect(loader, Templates.outline(text)) : result;
    if (result.hasErrors() && isTemplate(text, result, outline)) {
      String kind = Templates.kind(text.text());
      sink.diagnostic(
          Diagnostic.warning(
              ErrorCode.MANIFEST_TEMPLATE,
              "not YAML: "
                  + (kind.isEmpty() ? "a template" : kind)
                  + "; not read, only looked through for versions",
              Location.ofFile(text.name())));
      if (outline.hasErrors()) {
        sink.unread(Templates.outline(text));
      } else {
        outline.documents().forEach(sink::outline);
      }
      return;
    }
    UnreadWatch watch = new UnreadWatch(text, sink);
    result.documents().forEach(watch::document);
    result.diagnostics().forEach(watch::diagnostic);
  }

  private static LoadResult collect(DocumentLoader loader, SourceText text) {
    Collector collector = new Collector();
    loader.load(text, collector);
    return collector.result();
  }

  /**
   * Whether the errors come from actions: one stands where the first error is, or without them the
   * text is well-formed.
   */
  private static boolean isTemplate(SourceText text, LoadResult result, LoadResult outline) {
    List<Diagnostic> errors =
        result.diagnostics().stream().filter(d -> d.severity() == Severity.ERROR).toList();
    if (errors.stream().anyMatch(d -> d.code() != ErrorCode.MANIFEST_SYNTAX)) {
      return false;
    }
    if (ManifestFormat.isTemplateName(text.name())) {
      return true;
    }
    return !Templates.kind(text.text()).isEmpty()
        && (Templates.hasActionNear(text, errors.get(0).location().line()) || !outline.hasErrors());
  }

  /** Passes all on, and says when a file with errors had no document that could be read. */
  private static final class UnreadWatch implements DocumentSink {
    private final SourceText text;
    private final DocumentSink sink;
    private boolean isRead;

    UnreadWatch(SourceText text, DocumentSink sink) {
      this.text = text;
      this.sink = sink;
    }

    @Override
    public void document(Manifest manifest) {
      isRead = true;
      sink.document(manifest);
    }

    @Override
    public void diagnostic(Diagnostic diagnostic) {
      sink.diagnostic(diagnostic);
      if (!isRead && diagnostic.code() == ErrorCode.MANIFEST_SYNTAX) {
        isRead = true;
        sink.unread(text);
      }
    }
  }

  /** Keeps all that a loader gives. */
  private static final class Collector implements DocumentSink {
    private final List<Manifest> documents = new ArrayList<>();
    private final List<Diagnostic> diagnostics = new ArrayList<>();
    private final List<Manifest> outlines = new ArrayList<>();
    private final List<SourceText> unread = new ArrayList<>();

    @Override
    public void document(Manifest manifest) {
      documents.add(manifest);
    }

    @Override
    public void diagnostic(Diagnostic diagnostic) {
      diagnostics.add(diagnostic);
    }

    @Override
    public void outline(Manifest manifest) {
      outlines.add(manifest);
    }

    @Override
    public void unread(SourceText text) {
      unread.add(text);
    }

    LoadResult result() {
      return new LoadResult(documents, diagnostics, outlines, unread);
    }
  }
}
