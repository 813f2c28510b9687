/** What an evaluation covered, and reports of it. See the package above for what it may import. */
@org.jspecify.annotations.NullMarked
package dev.jural.author.coverage;
