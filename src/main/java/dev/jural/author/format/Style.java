package dev.jural.author.format;

/**
 * A Style is what the layout of one module depends on beside its text.
 *
 * @param isV1 whether it is written as v1: {@code if}, {@code contains} and {@code :=} everywhere
 * @param hasIf whether {@code if} stands before bodies
 * @param hasContains whether partial sets are written with {@code contains}
 * @param hasRefHeads whether some rule has a head that OPA before 0.46 could not read, {@code
 *     a.b.c} or {@code a.b contains x}; else heads are written for it, {@code a["b"]}
 */
record Style(boolean isV1, boolean hasIf, boolean hasContains, boolean hasRefHeads) {}
