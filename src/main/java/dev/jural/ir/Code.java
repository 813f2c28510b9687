package dev.jural.ir;

/**
 * A Code is a block that runs in a frame of its own.
 *
 * @param block what runs
 * @param registers how many registers the frame has; arguments are in the first ones
 * @param slots how many collections can be in the making at once
 */
public record Code(Block block, int registers, int slots) {}
