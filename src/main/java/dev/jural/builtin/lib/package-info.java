/**
 * The built-in functions, one class a category of OPA's documentation. Layer 3, as {@code builtin}.
 *
 * <p>Each class has a {@code register} method whose rows declare the functions, and the functions
 * as static methods that know nothing of places, names or evaluation.
 */
@NullMarked
package dev.jural.builtin.lib;

import org.jspecify.annotations.NullMarked;
