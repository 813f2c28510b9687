package dev.jural.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A Kubernetes admission review: ten rules over the pods of a Deployment. */
final class AdmissionWorkload implements Workload {
  private static final Set<String> WITH_TEMPLATE = Set.of("Deployment", "StatefulSet", "DaemonSet");
  private static final List<String> HOST_SETTINGS = List.of("hostNetwork", "hostPID", "hostIPC");
  private static final List<String> LIMITED = List.of("cpu", "memory");

  @Override
  public String name() {
    return "admission";
  }

  @Override
  public String policy() {
    return Workload.resource("admission.rego");
  }

  @Override
  public String query() {
    return "data.bench.admission.result";
  }

  @Override
  public Map<String, Object> data() {
    return Map.of(
        "allowed_registries", List.of("registry.example.com/", "quay.io/acme/"),
        "required_labels", List.of("app", "team", "cost-center"));
  }

  @Override
  public Map<String, Object> input() {
    try {
      return JsonMapper.builder()
          .build()
          .readValue(Workload.resource("admission.json"), new TypeReference<>() {});
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public Object byHand(Map<String, Object> input, Map<String, Object> data) {
    Map<String, Object> request = Json.map(input.get("request"));
    Map<String, Object> object = Json.map(request.get("object"));
    Map<String, Object> metadata = Json.map(object.get("metadata"));
    String name = Json.text(metadata.get("name"));
    String kind = Json.text(Json.map(request.get("kind")).get("kind"));
    Map<String, Object> spec = Json.map(object.get("spec"));
    Map<String, Object> pod =
        WITH_TEMPLATE.contains(kind) ? Json.map(Json.map(spec.get("template")).get("spec")) : spec;
    Set<Object> containers = new LinkedHashSet<>(Json.list(pod.get("containers")));
    containers.addAll(Json.list(pod.get("initContainers")));
    Set<String> messages = new HashSet<>();
    for (Object label : Json.list(data.get("required_labels"))) {
      if (!Json.map(metadata.get("labels")).containsKey(Json.text(label))) {
        messages.add(String.format("%s: label %s is missing", name, label));
      }
    }
    for (Object container : containers) {
      checkImage(name, Json.map(container), data, messages);
      checkContainer(name, Json.map(container), pod, messages);
    }
    checkPod(name, pod, messages);
    return Map.of("allowed", messages.isEmpty(), "uid", request.get("uid"), "messages", messages);
  }

  private static void checkImage(
      String name, Map<String, Object> container, Map<String, Object> data, Set<String> messages) {
    String image = Json.text(container.get("image"));
    boolean isAllowed = false;
    for (Object registry : Json.list(data.get("allowed_registries"))) {
      isAllowed = isAllowed || image.startsWith(Json.text(registry));
    }
    if (!isAllowed) {
      messages.add(
          String.format(
              "%s/%s: image %s is from no allowed registry", name, container.get("name"), image));
    }
    if (!image.contains(":") || image.endsWith(":latest")) {
      messages.add(String.format("%s/%s: image has no fixed tag", name, container.get("name")));
    }
  }

  private static void checkContainer(
      String name, Map<String, Object> container, Map<String, Object> pod, Set<String> messages) {
    Object its = container.get("name");
    Map<String, Object> security = Json.map(container.get("securityContext"));
    if (Json.isTrue(security.get("privileged"))) {
      messages.add(String.format("%s/%s: privileged", name, its));
    }
    if (!Json.isTrue(security.get("runAsNonRoot"))
        && !Json.isTrue(Json.map(pod.get("securityContext")).get("runAsNonRoot"))) {
      messages.add(String.format("%s/%s: may run as root", name, its));
    }
    for (String resource : LIMITED) {
      if (!Json.map(Json.map(container.get("resources")).get("limits")).containsKey(resource)) {
        messages.add(String.format("%s/%s: no limit of %s", name, its, resource));
      }
    }
    if (!Json.list(Json.map(security.get("capabilities")).get("drop")).contains("ALL")) {
      messages.add(String.format("%s/%s: capability %s is not dropped", name, its, "ALL"));
    }
  }

  private static void checkPod(String name, Map<String, Object> pod, Set<String> messages) {
    for (String setting : HOST_SETTINGS) {
      if (Json.isTrue(pod.get(setting))) {
        messages.add(String.format("%s: %s", name, setting));
      }
    }
    for (Object volume : Json.list(pod.get("volumes"))) {
      if (Json.map(volume).containsKey("hostPath")) {
        messages.add(
            String.format("%s: volume %s mounts the host", name, Json.map(volume).get("name")));
      }
    }
  }
}
