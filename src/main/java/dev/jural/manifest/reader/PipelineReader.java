package dev.jural.manifest.reader;

import dev.jural.manifest.Node;
import dev.jural.manifest.catalogue.Rules.ActionRule;
import java.util.ArrayList;
import java.util.List;

/** A PipelineReader reads the images that GitHub workflows and GitLab pipelines run in. */
final class PipelineReader implements Reader {
  private static final String SIGNAL = "image of a pipeline";
  private static final String DOCKER = "docker://";
  private static final String MATRIX = "matrix.";

  /** Inputs of actions that are images. */
  private static final List<String> IMAGE_INPUTS =
      List.of("image", "node_image", "node-image", "kind-image", "nodeImage");

  @Override
  public boolean recognises(Node document) {
    return !document.get("kind").exists()
        && !document.get("apiVersion").exists()
        && (isGitHub(document) || isGitLab(document));
  }

  private static boolean isGitHub(Node document) {
    return document.get("jobs").entries().stream()
        .anyMatch(job -> job.get("runs-on").exists() || job.get("steps").isArray());
  }

  private static boolean isGitLab(Node document) {
    return document.entries().stream()
        .anyMatch(job -> job.get("script").exists() && !job.get("steps").exists());
  }

  @Override
  public void read(Node document, Findings findings) {
    if (isGitHub(document)) {
      environment(document.get("env"), findings);
      document.get("jobs").entries().forEach(job -> gitHubJob(job, findings));
    } else {
      gitLabJob(document, findings);
      document.entries().forEach(job -> gitLabJob(job, findings));
    }
  }

  private static void gitHubJob(Node job, Findings findings) {
    Node container = job.get("container");
    image(container.isObject() ? container.get("image") : container, job, findings);
    for (Node service : job.get("services").entries()) {
      image(service.get("image"), job, findings);
    }
    environment(job.get("env"), findings);
    for (Node step : job.get("steps").items()) {
      Node uses = step.get("uses");
      if (uses.string().startsWith(DOCKER)) {
        findings.image(uses, SIGNAL);
      }
      environment(step.get("env"), findings);
      for (String key : IMAGE_INPUTS) {
        image(step.get("with").get(key), job, findings);
      }
      action(uses.string(), step.get("with"), job, findings);
    }
  }

  private static void action(String uses, Node inputs, Node job, Findings findings) {
    int at = uses.indexOf('@');
    String name = at < 0 ? uses : uses.substring(0, at);
    for (ActionRule rule : findings.catalogue().signs().actions()) {
      if (rule.uses().equalsIgnoreCase(name)) {
        for (Node value : chosen(inputs.get(rule.input()), job)) {
          findings.version(rule.system(), value, "input of " + rule.uses());
        }
      }
    }
  }

  /** The image, with each value of the matrix where it is one of them. */
  private static void image(Node place, Node job, Findings findings) {
    String text = place.string();
    int open = text.indexOf("${{");
    int close = text.indexOf("}}", Math.max(0, open));
    if (open < 0 || close < 0) {
      findings.image(place, SIGNAL);
      return;
    }
    List<Node> values = matrix(text.substring(open + 3, close).strip(), job);
    for (Node value : values) {
      String whole = text.substring(0, open) + value.text() + text.substring(close + 2);
      findings.image(value, whole, SIGNAL);
    }
    if (values.isEmpty()) {
      findings.image(place, SIGNAL);
    }
  }

  private static List<Node> chosen(Node place, Node job) {
    String text = place.string().strip();
    boolean isVariable = text.startsWith("${{") && text.endsWith("}}");
    List<Node> values =
        isVariable ? matrix(text.substring(3, text.length() - 2).strip(), job) : List.of();
    return values.isEmpty() ? List.of(place) : values;
  }

  /** The values of {@code matrix.name}, and those that {@code include} adds. */
  private static List<Node> matrix(String expression, Node job) {
    if (!expression.startsWith(MATRIX)) {
      return List.of();
    }
    String name = expression.substring(MATRIX.length());
    Node matrix = job.walk("strategy.matrix");
    List<Node> values = new ArrayList<>(matrix.walk(name).items());
    for (Node more : matrix.get("include").items()) {
      if (more.walk(name).isScalar()) {
        values.add(more.walk(name));
      }
    }
    int dot = name.indexOf('.');
    if (dot > 0) {
      // Elements of the matrix are objects themselves.
      for (Node element : matrix.get(name.substring(0, dot)).items()) {
        values.add(element.walk(name.substring(dot + 1)));
      }
    }
    values.removeIf(value -> !value.isScalar());
    return values;
  }

  /** A variable that holds a whole image, or is called after a system and holds its version. */
  private static void environment(Node variables, Findings findings) {
    for (Node variable : variables.entries()) {
      Node value = variable.isObject() ? variable.get("value") : variable;
      if (value.string().indexOf('/') > 0 && value.string().indexOf(':') > 0) {
        findings.image(value, SIGNAL);
      } else if (value.isScalar()) {
        findings.versionVariable(variable.key(), value, "variable of a pipeline");
      }
    }
  }

  private static void gitLabJob(Node job, Findings findings) {
    Node image = job.get("image");
    findings.image(image.isObject() ? image.get("name") : image, SIGNAL);
    for (Node service : job.get("services").items()) {
      findings.image(service.isObject() ? service.get("name") : service, SIGNAL);
    }
    environment(job.get("variables"), findings);
  }
}
