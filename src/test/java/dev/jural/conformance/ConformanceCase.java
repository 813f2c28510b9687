package dev.jural.conformance;

import dev.jural.value.RegoArray;
import dev.jural.value.RegoBoolean;
import dev.jural.value.RegoObject;
import dev.jural.value.RegoString;
import dev.jural.value.RegoValue;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** One case of the compliance suite, in the form that the README beside the cases describes. */
record ConformanceCase(RegoObject source) {

  String id() {
    return text("id").orElseThrow();
  }

  String query() {
    return text("query").orElseThrow();
  }

  List<String> modules() {
    return source
        .get("modules")
        .filter(RegoArray.class::isInstance)
        .map(modules -> StreamSupport.stream(((RegoArray) modules).spliterator(), false))
        .map(modules -> modules.map(module -> ((RegoString) module).text()).toList())
        .orElse(List.of());
  }

  RegoObject data() {
    return source
        .get("data")
        .filter(RegoObject.class::isInstance)
        .map(RegoObject.class::cast)
        .orElse(RegoObject.EMPTY);
  }

  Optional<RegoValue> input() {
    return source.get("input");
  }

  Optional<String> inputTerm() {
    return text("input_term");
  }

  /** The expected solutions; empty when the case expects an error. */
  Optional<RegoArray> wantResult() {
    return source
        .get("want_result")
        .map(result -> result instanceof RegoArray array ? array : RegoArray.EMPTY);
  }

  Optional<String> wantErrorCode() {
    return text("want_error_code");
  }

  Optional<String> wantError() {
    return text("want_error");
  }

  boolean isStrict() {
    return source.get("strict_error").filter(RegoBoolean.TRUE::equals).isPresent();
  }

  boolean sortsBindings() {
    return source.get("sort_bindings").filter(RegoBoolean.TRUE::equals).isPresent();
  }

  boolean ignoresGeneratedVars() {
    return source.get("ignore_generated_vars").filter(RegoBoolean.TRUE::equals).isPresent();
  }

  private Optional<String> text(String key) {
    return source
        .get(key)
        .filter(RegoString.class::isInstance)
        .map(value -> ((RegoString) value).text());
  }
}
