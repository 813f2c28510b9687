/**
 * The Stack manifest: what a team declares that it runs. Layer 2, part of {@code manifest}.
 *
 * <p>Read first: {@link dev.jural.manifest.stack.Stack}; the format is {@code
 * dev/jural/manifest/stack-v1.schema.json}.
 */
@NullMarked
package dev.jural.manifest.stack;

import org.jspecify.annotations.NullMarked;
