package dev.jural.decision.review;

import java.util.Map;
import java.util.function.Predicate;

/**
 * An EventQuery says which events are asked for; what is empty does not matter.
 *
 * @param since the earliest time, RFC 3339 or the beginning of one
 * @param until the time before which it was
 * @param path the document, or one above it
 * @param outcome as {@link EventView#outcome} says it
 * @param rule id of a rule that found something
 * @param component of something that was found
 * @param file the manifest's file, or the end of its name
 * @param revision of a bundle, or its beginning
 * @param labels all of them
 */
public record EventQuery(
    String since,
    String until,
    String path,
    String outcome,
    String rule,
    String component,
    String file,
    String revision,
    Map<String, String> labels)
    implements Predicate<EventView> {
  public EventQuery {
    labels = Map.copyOf(labels);
  }

  @Override
  public boolean test(EventView event) {
    return (since.isEmpty() || event.timestamp().compareTo(since) >= 0)
        && (until.isEmpty() || event.timestamp().compareTo(until) < 0)
        && (path.isEmpty() || event.path().equals(path) || event.path().startsWith(path + "/"))
        && (file.isEmpty() || event.file().equals(file) || event.file().endsWith("/" + file))
        && (revision.isEmpty()
            || event.revisions().stream().anyMatch(it -> it.startsWith(revision)))
        && labels.entrySet().stream().allMatch(it -> event.hasLabel(it.getKey(), it.getValue()))
        && (outcome.isEmpty() || event.outcome().equals(outcome))
        && (rule.isEmpty() || event.items().stream().anyMatch(it -> it.rule().equals(rule)))
        && (component.isEmpty()
            || event.items().stream().anyMatch(it -> it.component().equals(component)));
  }
}
