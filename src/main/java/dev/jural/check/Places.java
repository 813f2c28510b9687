package dev.jural.check;

import dev.jural.source.Location;
import dev.jural.value.RegoValue;
import java.util.List;

/** Places say where the parts of a subject are written. */
@FunctionalInterface
public interface Places {
  /** The place of the part at {@code path} (keys and indexes), or of what is nearest around it. */
  Location at(List<RegoValue> path);
}
