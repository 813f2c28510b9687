/**
 * Texts in the shapes that OPA prints: JSON, tables, durations. See the package above for what it
 * may import.
 */
@org.jspecify.annotations.NullMarked
package dev.jural.author.text;
