package dev.jural.manifest.reader;

import dev.jural.manifest.Confidence;
import dev.jural.manifest.Evidence;
import dev.jural.manifest.catalogue.Variables;
import dev.jural.manifest.stack.Stack;
import dev.jural.value.RegoBoolean;
import dev.jural.value.RegoObject;
import dev.jural.value.RegoString;
import java.util.ArrayList;
import java.util.List;

/** Turns what a stack declares into evidence, the same record that every reader gives. */
public final class StackEvidence {
  /** The signal of declared components. */
  public static final String DECLARED = "declared";

  private StackEvidence() {}

  /** One piece of evidence for each component. */
  public static List<Evidence> of(Stack stack) {
    List<Evidence> evidence = new ArrayList<>();
    for (Stack.Component component : stack.components()) {
      Confidence confidence = component.version().confidence();
      evidence.add(
          new Evidence(
              component.system().id(),
              Variables.shown(component.version().raw()),
              component.version().normalised(),
              component.system().scheme(),
              confidence,
              stack.origin(),
              component.location(),
              DECLARED,
              true,
              attributes(component)));
    }
    return evidence;
  }

  private static RegoObject attributes(Stack.Component component) {
    RegoObject.Builder attributes = RegoObject.builder(4);
    attributes.put(DECLARED, RegoBoolean.TRUE);
    if (!component.mode().isEmpty()) {
      attributes.put(Findings.MODE, RegoString.of(component.mode()));
    }
    if (!component.purpose().isEmpty()) {
      attributes.put("purpose", RegoString.of(component.purpose()));
    }
    return attributes.build();
  }
}
