/**
 * Files and what stands in them: finding, loading with places, and reading which systems a document
 * runs. Layer 2: may import {@code source} and {@code value}; never the engine.
 *
 * <p>Read first: {@link dev.jural.manifest.Manifest}.
 */
@NullMarked
package dev.jural.manifest;

import org.jspecify.annotations.NullMarked;
