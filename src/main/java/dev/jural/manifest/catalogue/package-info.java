/**
 * What is known of the systems: how they show up in files, and how their tags are read. All of it
 * is data under {@code policies/catalog/}. Layer 2, part of {@code manifest}.
 *
 * <p>Read first: {@link dev.jural.manifest.catalogue.Catalogue}.
 */
@NullMarked
package dev.jural.manifest.catalogue;

import org.jspecify.annotations.NullMarked;
