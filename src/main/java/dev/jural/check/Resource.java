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
public record Resource(Origin origin, String name, Location location) {}
