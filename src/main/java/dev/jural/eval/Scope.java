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
  private final int bits;
  private final int mask;
  private @Nullable Scope withoutMocks;

  /** A Mock is what a function was replaced with. */
  sealed interface Mock {
    /** Every call gives {@code value}. */
    record Value(RegoValue value) implements Mock {}

    /** Calls go to the function {@code name}. */
    record Function(String name) implements Mock {}
  }

  /** Pages hold so many documents at least, as a power of two. */
  private static final int FEWEST_BITS = 4;

  /** What is known of some documents. */
  private static final class Page {
    private final @Nullable RegoValue[] values;
    private @Nullable Map<Object, RegoValue> @Nullable [] entries;

    Page(int size) {
      values = new RegoValue[size];
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    Map<Object, RegoValue> entries(int at) {
      @Nullable Map<Object, RegoValue>[] all = entries;
      if (all == null) {
        all = new Map[values.length];
        entries = all;
      }
      Map<Object, RegoValue> known = all[at];
      if (known == null) {
        known = new HashMap<>();
        all[at] = known;
      }
      return known;
    }
  }

  private Page page(int document) {
    int number = document >> bits;
    Page page = pages[number];
    if (page == null) {
      page = new Page(Math.min(documents, mask + 1));
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
    // As many pages as a page has places, about: both are cleared for each evaluation.
    this.bits = Math.max(FEWEST_BITS, (Integer.SIZE - Integer.numberOfLeadingZeros(documents)) / 2);
    this.mask = (1 << bits) - 1;
    this.pages = new Page[(documents + mask) >> bits];
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
    Page page = pages[document >> bits];
    return page == null ? null : page.values[document & mask];
  }

  void keep(int document, RegoValue value) {
    page(document).values[document & mask] = value;
  }

  /** What is known of single entries or calls of the document, by key or arguments. */
  Map<Object, RegoValue> entries(int document) {
    return page(document).entries(document & mask);
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
