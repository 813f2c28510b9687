/**
 * Results for people and machines, one class a format. Layer 8: may import {@code source}, {@code
 * value}, {@code manifest} (the evidence in results) and {@code check}.
 *
 * <p>Read first: {@link dev.jural.report.OutputFormat}. A new format is a class and one constant
 * there.
 */
@NullMarked
package dev.jural.report;

import org.jspecify.annotations.NullMarked;
