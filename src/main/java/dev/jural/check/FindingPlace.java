package dev.jural.check;

import dev.jural.source.Location;
import dev.jural.value.RegoArray;
import dev.jural.value.RegoNumber;
import dev.jural.value.RegoObject;
import dev.jural.value.RegoString;
import dev.jural.value.RegoValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A FindingPlace is one way to tell where a finding should lead. The ways are asked in order, and
 * the first that knows decides.
 */
@FunctionalInterface
interface FindingPlace {
  /** All ways, the most exact first. */
  List<FindingPlace> ALL =
      List.of(FindingPlace::stated, FindingPlace::byPath, (details, subject, read) -> read.get());

  /** The place of a finding with {@code details} about {@code subject}, if this way can tell. */
  Optional<Location> find(RegoObject details, Subject subject, Supplier<Optional<Location>> read);

  /**
   * The place that {@link #ALL} find, else the start of the document.
   *
   * @param read the place of what was read on the way to the finding; costly to ask
   */
  static Location of(RegoObject details, Subject subject, Supplier<Optional<Location>> read) {
    for (FindingPlace way : ALL) {
      Optional<Location> place = way.find(details, subject, read);
      if (place.isPresent()) {
        return place.get();
      }
    }
    return subject.resource().location();
  }

  /** The policy names the line: {@code location} or, as conftest has it, {@code _loc}. */
  private static Optional<Location> stated(
      RegoObject details, Subject subject, Supplier<Optional<Location>> read) {
    for (String key : List.of("location", "_loc")) {
      RegoValue own = details.get(key).orElse(RegoObject.EMPTY);
      int line = Details.number(own, "line");
      if (line > 0) {
        String file = Details.text(own, "file");
        return Optional.of(
            new Location(
                file.isEmpty() ? subject.resource().origin().file() : file,
                line,
                Math.max(1, Details.number(own, "column"))));
      }
    }
    return Optional.empty();
  }

  /** The policy names the part: {@code path} as a JSON pointer, or as an array of keys. */
  private static Optional<Location> byPath(
      RegoObject details, Subject subject, Supplier<Optional<Location>> read) {
    RegoValue path = details.get("path").orElse(RegoObject.EMPTY);
    List<RegoValue> steps = new ArrayList<>();
    if (path instanceof RegoArray array) {
      steps.addAll(array.elements());
    } else if (path instanceof RegoString pointer && pointer.text().startsWith("/")) {
      for (String step : pointer.text().substring(1).split("/", -1)) {
        steps.add(RegoString.of(step.replace("~1", "/").replace("~0", "~")));
      }
    } else {
      return Optional.empty();
    }
    return Optional.of(subject.places().at(existing(steps, subject.value())));
  }

  /** As much of {@code steps} as {@code value} has; digits index arrays. */
  private static List<RegoValue> existing(List<RegoValue> steps, RegoValue value) {
    List<RegoValue> path = new ArrayList<>();
    RegoValue at = value;
    for (RegoValue step : steps) {
      RegoValue key = step;
      Optional<RegoValue> next = Optional.empty();
      if (at instanceof RegoObject object) {
        next = object.get(key);
      } else if (at instanceof RegoArray array) {
        key = step instanceof RegoString digits ? index(digits.text()) : step;
        int index = array.indexOf(key);
        next = index < 0 ? Optional.empty() : Optional.of(array.get(index));
      }
      if (next.isEmpty()) {
        return path;
      }
      path.add(key);
      at = next.get();
    }
    return path;
  }

  private static RegoValue index(String digits) {
    return digits.length() < 10
        ? RegoNumber.parse(digits).<RegoValue>map(n -> n).orElse(RegoString.EMPTY)
        : RegoString.EMPTY;
  }
}
