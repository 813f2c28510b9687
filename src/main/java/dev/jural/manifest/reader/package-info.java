/**
 * Which systems documents run: one reader for each shape of document, all registered in {@link
 * dev.jural.manifest.reader.EvidenceReaders}. Layer 2, part of {@code manifest}.
 *
 * <p>Read first: {@link dev.jural.manifest.reader.Reader}.
 */
@NullMarked
package dev.jural.manifest.reader;

import org.jspecify.annotations.NullMarked;
