package dev.jural.decision;

import dev.jural.value.RegoNumber;
import dev.jural.value.RegoObject;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * RequestFacts are what OPA's event says of the request that asked for a decision. A run of {@code
 * jural check} has none: nobody asked over a network.
 *
 * @param query the query, when it was no path
 * @param requestedBy address of the client
 * @param requestId counts requests of this instance
 * @param traceId hexadecimal, W3C trace context
 * @param spanId hexadecimal, W3C trace context
 * @param requestContext {@code {http: {headers: {...}}}}; empty for none
 */
public record RequestFacts(
    Optional<String> query,
    Optional<String> requestedBy,
    OptionalLong requestId,
    Optional<String> traceId,
    Optional<String> spanId,
    RegoObject requestContext) {
  /** No request. */
  public static final RequestFacts NONE =
      new RequestFacts(
          Optional.empty(),
          Optional.empty(),
          OptionalLong.empty(),
          Optional.empty(),
          Optional.empty(),
          RegoObject.EMPTY);

  void putInto(RegoObject.Builder event) {
    query.ifPresent(text -> event.put("query", text));
    requestedBy.ifPresent(text -> event.put("requested_by", text));
    requestId.ifPresent(id -> event.put("req_id", RegoNumber.of(id)));
    traceId.ifPresent(text -> event.put("trace_id", text));
    spanId.ifPresent(text -> event.put("span_id", text));
    if (!requestContext.isEmpty()) {
      event.put("request_context", requestContext);
    }
  }
}
