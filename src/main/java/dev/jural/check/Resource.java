package dev.jural.check;

import dev.jural.source.Location;
import dev.jural.source.Origin;

/**
 * A Resource is one thing that was checked: a document, or the inventory of a file or stack.
 *
 * @param origin the document; the first one for an inventory
 * @param name what it calls itself: {@code Deployment shop/api}, {@code Stack payments-prod}; the
 *     file name when it does not say
 * @param location where it starts
 */
public record Resource(Origin origin, String name, Location location) {
  // Spelled out: what a record makes of itself is code made at run time, which a short run pays
  // for.
  @Override
  public boolean equals(Object other) {
    return other instanceof Resource that
        && origin.equals(that.origin)
        && name.equals(that.name)
        && location.equals(that.location);
  }

  @Override
  public int hashCode() {
    return 31 * origin.hashCode() + name.hashCode();
  }
}
