package dev.jural.check;

import dev.jural.manifest.Evidence;
import dev.jural.manifest.Scene;
import dev.jural.source.Diagnostic;
import dev.jural.source.Location;
import dev.jural.source.Origin;
import dev.jural.value.ValueWriter;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes results in the form that {@link CacheReader} reads: a text or rule that is repeated, once.
 */
final class CacheWriter {
  private final DataOutputStream out;
  private final ValueWriter values;
  private final Map<String, Integer> texts = new HashMap<>();
  private final Map<RuleDescriptor, Integer> rules = new HashMap<>();

  CacheWriter(DataOutputStream out) {
    this.out = out;
    this.values = new ValueWriter(out);
  }

  /** Writes one element. */
  private interface Item<T> {
    void write(T item) throws IOException;
  }

  private <T> void list(Iterable<T> items, int size, Item<T> item) throws IOException {
    out.writeInt(size);
    for (T each : items) {
      item.write(each);
    }
  }

  private <T> void list(List<T> items, Item<T> item) throws IOException {
    list(items, items.size(), item);
  }

  private void text(String text) throws IOException {
    Integer known = texts.get(text);
    if (known != null) {
      out.writeInt(known);
      return;
    }
    out.writeInt(texts.size());
    texts.put(text, texts.size());
    values.text(text);
  }

  void part(PartResult part) throws IOException {
    text(part.file());
    out.writeInt(part.documents());
    list(part.answers(), this::answer);
    list(part.evidence(), this::evidence);
    list(part.diagnostics(), this::diagnostic);
    list(part.scenes(), this::scene);
  }

  private void answer(Answer answer) throws IOException {
    text(answer.packageName());
    list(answer.findings(), this::finding);
    list(answer.outcomes(), this::outcome);
    list(answer.silent(), this::rule);
    list(answer.pathsSeen(), answer.pathsSeen().size(), this::text);
  }

  private void finding(Finding finding) throws IOException {
    rule(finding.rule());
    out.writeByte(finding.level() == Level.DENY ? 1 : 0);
    values.text(finding.message());
    resource(finding.resource());
    location(finding.location());
    values.value(finding.details());
    values.text(finding.fingerprint());
  }

  private void outcome(RuleOutcome outcome) throws IOException {
    rule(outcome.rule());
    resource(outcome.resource());
    text(outcome.outcome().name());
  }

  private void rule(RuleDescriptor rule) throws IOException {
    Integer known = rules.get(rule);
    if (known != null) {
      out.writeInt(known);
      return;
    }
    out.writeInt(rules.size());
    rules.put(rule, rules.size());
    text(rule.id());
    text(rule.path());
    text(rule.title());
    text(rule.description());
    text(rule.url());
    location(rule.location());
  }

  private void resource(Resource resource) throws IOException {
    origin(resource.origin());
    text(resource.name());
    location(resource.location());
  }

  private void origin(Origin origin) throws IOException {
    text(origin.file());
    out.writeInt(origin.document());
  }

  private void location(Location location) throws IOException {
    text(location.file());
    out.writeInt(location.line());
    out.writeInt(location.column());
  }

  private void evidence(Evidence evidence) throws IOException {
    text(evidence.component());
    text(evidence.raw());
    text(evidence.normalised());
    text(evidence.scheme());
    text(evidence.confidence().name());
    origin(evidence.origin());
    location(evidence.location());
    text(evidence.signal());
    out.writeBoolean(evidence.isComparable());
    values.value(evidence.attributes());
  }

  private void diagnostic(Diagnostic diagnostic) throws IOException {
    text(diagnostic.severity().name());
    text(diagnostic.code().name());
    values.text(diagnostic.message());
    location(diagnostic.location());
    text(diagnostic.hint());
  }

  private void scene(Scene scene) throws IOException {
    text(scene.scenario());
    text(scene.kind());
    text(scene.name());
    text(scene.namespace());
    text(scene.runtime());
    list(scene.systems(), this::text);
    origin(scene.origin());
    location(scene.location());
  }
}
