package dev.jural.author.test;

import dev.jural.value.RegoArray;
import dev.jural.value.RegoBoolean;
import dev.jural.value.RegoObject;
import dev.jural.value.RegoValue;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A CaseTree is how the cases of one test went, by name. Used by one thread while it is made. */
public final class CaseTree {
  private final Map<String, CaseTree> cases = new TreeMap<>();
  private boolean hasFailed;
  private Optional<Failure> failure = Optional.empty();

  /** The cases below this one. */
  public Map<String, CaseTree> cases() {
    return cases;
  }

  /** Whether this case, or one below it, failed. */
  public boolean hasFailed() {
    return hasFailed || cases.values().stream().anyMatch(CaseTree::hasFailed);
  }

  /** How many of the cases below that have none below themselves did, or did not, fail. */
  long leaves(boolean isFailed) {
    return cases.isEmpty()
        ? (hasFailed == isFailed ? 1 : 0)
        : cases.values().stream().mapToLong(its -> its.leaves(isFailed)).sum();
  }

  /** Why it failed, when that is known. */
  public Optional<Failure> failure() {
    return failure;
  }

  private CaseTree at(String name) {
    return cases.computeIfAbsent(name, key -> new CaseTree());
  }

  /** A case began; it has failed unless the result says otherwise. */
  void began(RegoArray names) {
    CaseTree at = this;
    for (RegoValue name : names) {
      at = at.at(TestFinder.caseName(name));
    }
    at.hasFailed = at.cases.isEmpty();
  }

  /** Takes what the test gave. */
  void result(RegoValue value) {
    if (!(value instanceof RegoObject object)) {
      hasFailed = !value.equals(RegoBoolean.TRUE);
      return;
    }
    hasFailed = false;
    for (int i = 0; i < object.size(); i++) {
      at(TestFinder.caseName(object.keyAt(i))).result(object.valueAt(i));
    }
  }

  /** Why a case failed. */
  void explain(RegoArray names, Failure reason) {
    CaseTree at = this;
    for (RegoValue name : names) {
      at = at.at(TestFinder.caseName(name));
    }
    at.failure = Optional.of(reason);
  }
}
