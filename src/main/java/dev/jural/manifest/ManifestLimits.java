package dev.jural.manifest;

/**
 * The limits of what is read from a file. Each has its number here and nowhere else; a file beyond
 * one is refused with {@link dev.jural.source.ErrorCode#MANIFEST_LIMIT}, never cut short.
 */
public final class ManifestLimits {
  /** The largest file, in bytes; checked before it is read. */
  public static final int MAX_FILE_BYTES = 64 << 20;

  /**
   * The longest key or scalar, in UTF-16 code units. Kubernetes stores objects of at most 1.5 MiB.
   */
  public static final int MAX_SCALAR = 4 << 20;

  /** The deepest nesting of arrays and objects, aliases followed. */
  public static final int MAX_DEPTH = 250;

  /** How many nodes the aliases and merge keys of one document may add to those written out. */
  public static final int MAX_ALIASED_NODES = 100_000;

  /** How many broken documents of one file are reported one by one. */
  public static final int MAX_SYNTAX_ERRORS = 10;

  /** How much of the comments before a document is kept, in UTF-16 code units. */
  public static final int MAX_HEADER = 2_000;

  private ManifestLimits() {}
}
