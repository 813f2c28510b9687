/**
 * The test runner: finding tests, running them, telling of what failed. See the package above for
 * what it may import.
 */
@org.jspecify.annotations.NullMarked
package dev.jural.author.test;
