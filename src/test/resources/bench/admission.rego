package bench.admission

import data.allowed_registries
import data.required_labels

pod := input.request.object.spec if input.request.kind.kind == "Pod"

pod := input.request.object.spec.template.spec if {
	input.request.kind.kind in {"Deployment", "StatefulSet", "DaemonSet"}
}

containers contains container if some container in pod.containers

containers contains container if some container in pod.initContainers

name := input.request.object.metadata.name

deny contains sprintf("%s: label %s is missing", [name, label]) if {
	some label in required_labels
	not input.request.object.metadata.labels[label]
}

deny contains sprintf("%s/%s: image %s is from no allowed registry", [name, container.name, container.image]) if {
	some container in containers
	not from_allowed_registry(container.image)
}

from_allowed_registry(image) if {
	some registry in allowed_registries
	startswith(image, registry)
}

deny contains sprintf("%s/%s: image has no fixed tag", [name, container.name]) if {
	some container in containers
	not has_fixed_tag(container.image)
}

has_fixed_tag(image) if {
	contains(image, ":")
	not endswith(image, ":latest")
}

deny contains sprintf("%s/%s: privileged", [name, container.name]) if {
	some container in containers
	container.securityContext.privileged
}

deny contains sprintf("%s/%s: may run as root", [name, container.name]) if {
	some container in containers
	not runs_as_other_than_root(container)
}

runs_as_other_than_root(container) if container.securityContext.runAsNonRoot

runs_as_other_than_root(_) if pod.securityContext.runAsNonRoot

deny contains sprintf("%s/%s: no limit of %s", [name, container.name, resource]) if {
	some container in containers
	some resource in ["cpu", "memory"]
	not container.resources.limits[resource]
}

deny contains sprintf("%s: %s", [name, setting]) if {
	some setting in ["hostNetwork", "hostPID", "hostIPC"]
	pod[setting]
}

deny contains sprintf("%s/%s: capability %s is not dropped", [name, container.name, "ALL"]) if {
	some container in containers
	not "ALL" in object.get(container, ["securityContext", "capabilities", "drop"], [])
}

deny contains sprintf("%s: volume %s mounts the host", [name, volume.name]) if {
	some volume in pod.volumes
	volume.hostPath
}

result := {
	"allowed": count(deny) == 0,
	"uid": input.request.uid,
	"messages": deny,
}
