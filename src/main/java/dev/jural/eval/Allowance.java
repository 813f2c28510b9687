package dev.jural.eval;

import java.time.Duration;

/**
 * An Allowance is what one evaluation may spend.
 *
 * @param time wall-clock time
 * @param work steps, elements and bytes that functions charge for
 * @param allocation bytes that may be allocated, live or not; looked at only now and then
 * @param depth how many documents and functions may be under evaluation, one inside the other
 * @param size how large a value may be, see {@link dev.jural.value.RegoValue#weight()}
 */
public record Allowance(Duration time, long work, long allocation, int depth, long size) {}
