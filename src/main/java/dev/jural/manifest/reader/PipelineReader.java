package dev.jural.manifest.reader;

import dev.jural.manifest.Node;

/** A PipelineReader reads the images that GitHub workflows and GitLab pipelines run in. */
final class PipelineReader implements Reader {
  private static final String SIGNAL = "image of a pipeline";
  private static final String DOCKER = "docker://";

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
      document.get("jobs").entries().forEach(job -> gitHubJob(job, findings));
    } else {
      gitLabJob(document, findings);
      document.entries().forEach(job -> gitLabJob(job, findings));
    }
  }

  private static void gitHubJob(Node job, Findings findings) {
    Node container = job.get("container");
    findings.image(container.isObject() ? container.get("image") : container, SIGNAL);
    for (Node service : job.get("services").entries()) {
      findings.image(service.get("image"), SIGNAL);
    }
    for (Node step : job.get("steps").items()) {
      Node uses = step.get("uses");
      if (uses.string().startsWith(DOCKER)) {
        findings.image(uses, SIGNAL);
      }
    }
  }

  private static void gitLabJob(Node job, Findings findings) {
    Node image = job.get("image");
    findings.image(image.isObject() ? image.get("name") : image, SIGNAL);
    for (Node service : job.get("services").items()) {
      findings.image(service.isObject() ? service.get("name") : service, SIGNAL);
    }
  }
}
