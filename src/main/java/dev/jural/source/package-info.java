/**
 * Source texts, places in them, and what is said about a place. Layer 0: imports nothing of ours.
 *
 * <p>Read first: {@link dev.jural.source.SourceText}, then {@link dev.jural.source.Diagnostic}.
 */
@NullMarked
package dev.jural.source;

import org.jspecify.annotations.NullMarked;
