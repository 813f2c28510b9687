/**
 * The embedding API: compile policies and data once, evaluate many inputs from many threads. Layer
 * 6: may import layers 0 to 5 but {@code manifest}.
 *
 * <p>Read first: {@link dev.jural.engine.Engine}, then {@link dev.jural.engine.PreparedQuery}.
 */
@NullMarked
package dev.jural.engine;

import org.jspecify.annotations.NullMarked;
