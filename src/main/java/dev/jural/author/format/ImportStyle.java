package dev.jural.author.format;

import java.util.List;

/**
 * An ImportStyle says what becomes of the imports that choose a version of the language.
 *
 * @param isDropped whether {@code rego.v1} and {@code future.keywords} are left out
 * @param isRegoV1 whether {@code rego.v1} stands in the place of {@code future.keywords}, whether
 *     or not it was there
 * @param keywords the future keywords in use that no version has, in the place of {@code
 *     future.keywords}
 */
record ImportStyle(boolean isDropped, boolean isRegoV1, List<String> keywords) {
  ImportStyle {
    keywords = List.copyOf(keywords);
  }
}
