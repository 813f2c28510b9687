package dev.jural.eval;

import dev.jural.value.RegoObject;
import dev.jural.value.RegoValue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A Scope is what rules see: the two base documents, what {@code with} put in their place, and the
 * virtual documents evaluated so far. Each {@code with} makes a new one. Used by one thread.
 */
final class Scope {
  private final @Nullable Scope parent;
  final RegoValue input;
  final RegoObject data;

  /** Paths under data that a {@code with} replaced: no rule at or below one is looked at. */
  final List<List<RegoValue>> hidden;

  final Map<String, Mock> mocks;
  final boolean isMocked;

  /** By number, in pages that are made when needed: most runs ask for few of many documents. */
  private final @Nullable Page[] pages;

  private final int documents;
  private @Nullable Scope withoutMocks;

  /** A Mock is what a function was replaced with. */
  sealed interface Mock {
    /** Every call gives {@code value}. */
    record Value(RegoValue value) implements Mock {}

    /** Calls go to the function {@code name}. */
    record Function(String name) implements Mock {}
  }

  private static final int PAGE_BITS = 5;
  private static final int PAGE_MASK = (1 << PAGE_BITS) - 1;

  /** What is known of some documents. */
  private static final class Page {
    private final @Nullable RegoValue[] values;
    private final @Nullable Map<Object, RegoValue>[] entries;

    @SuppressWarnings({"unchecked", "rawtypes"})
    Page(int size) {
      values = new RegoValue[size];
      entries = new Map[size];
    }
  }

  private Page page(int document) {
    int number = document >> PAGE_BITS;
    Page page = pages[number];
    if (page == null) {
      page = new Page(Math.min(documents, PAGE_MASK + 1));
      pages[number] = page;
    }
    return page;
  }

  Scope(
      @Nullable Scope parent,
      RegoValue input,
      RegoObject data,
      List<List<RegoValue>> hidden,
      Map<String, Mock> mocks,
      int documents) {
    this.parent = parent;
    this.input = input;
    this.data = data;
    this.hidden = hidden;
    this.mocks = mocks;
    this.isMocked = !mocks.isEmpty();
    this.documents = documents;
    this.pages = new Page[(documents + PAGE_MASK) >> PAGE_BITS];
  }

  static Scope root(RegoValue input, RegoObject data, int documents) {
    return new Scope(null, input, data, List.of(), Map.of(), documents);
  }

  /** What the function {@code name} was replaced with, if it was. */
  @Nullable Mock mock(String name) {
    return isMocked ? mocks.get(name) : null;
  }

  /** The scope around the {@code with} that made this one. */
  Scope outer() {
    if (parent == null) {
      throw new IllegalStateException("no with around");
    }
    return parent;
  }

  /** The document's value if it was evaluated in this scope, which may be undefined. */
  @Nullable RegoValue known(int document) {
    Page page = pages[document >> PAGE_BITS];
    return page == null ? null : page.values[document & PAGE_MASK];
  }

  void keep(int document, RegoValue value) {
    page(document).values[document & PAGE_MASK] = value;
  }

  /** What is known of single entries or calls of the document, by key or arguments. */
  Map<Object, RegoValue> entries(int document) {
    @Nullable Map<Object, RegoValue>[] entries = page(document).entries;
    Map<Object, RegoValue> known = entries[document & PAGE_MASK];
    if (known == null) {
      known = new HashMap<>();
      entries[document & PAGE_MASK] = known;
    }
    return known;
  }

  /**
   * The same documents with every function as it was declared: what the body of a replacement sees.
   */
  Scope withoutMocks() {
    if (!isMocked) {
      return this;
    }
    Scope made = withoutMocks;
    if (made == null) {
      made = new Scope(this, input, data, hidden, Map.of(), documents);
      withoutMocks = made;
    }
    return made;
  }

  /** Whether a {@code with} replaced the document at {@code path} or one above it. */
  boolean hides(List<RegoValue> path) {
    for (List<RegoValue> target : hidden) {
      if (target.size() <= path.size() && path.subList(0, target.size()).equals(target)) {
        return true;
      }
    }
    return false;
  }
}
