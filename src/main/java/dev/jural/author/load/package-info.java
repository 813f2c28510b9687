/**
 * Reading policies and data from files, folders and bundles, placed as OPA places them. See the
 * package above for what it may import.
 */
@org.jspecify.annotations.NullMarked
package dev.jural.author.load;
