package dev.jural.manifest;

import dev.jural.source.Origin;
import dev.jural.value.RegoValue;

/**
 * A Manifest is one document of one file: its value, and beside it the places of its parts.
 *
 * @param origin which document of which file; the file's display name
 * @param value the document as policies see it
 * @param positions where the parts of the value stand
 */
public record Manifest(Origin origin, RegoValue value, Positions positions) {}
