# METADATA
# title: House rules
# description: |
#   A policy as conftest users write it: each document is input, and deny and warn give messages.
#   Run it with: ./jural check samples/kubernetes --policy samples/policies
package team

# A message alone is enough.
deny contains sprintf("%s %s has no team label", [input.kind, input.metadata.name]) if {
	input.kind in {"Deployment", "StatefulSet", "DaemonSet"}
	not input.metadata.labels.team
}

# An object says more: the id is what a waiver names, the remedy is printed below the message.
warn contains {
	"msg": sprintf("%s may run as root", [input.metadata.name]),
	"id": "run-as-non-root",
	"remedy": "set spec.template.spec.securityContext.runAsNonRoot to true",
} if {
	input.kind in {"Deployment", "StatefulSet"}
	not input.spec.template.spec.securityContext.runAsNonRoot
}

# All documents of the run are data.stack, for rules across documents.
deny contains {
	"msg": sprintf("the autoscaler scales %s %s, which is not among the documents checked", [target.kind, target.name]),
	"id": "autoscaler-target",
} if {
	input.kind == "HorizontalPodAutoscaler"
	target := input.spec.scaleTargetRef
	not is_deployed(target)
}

is_deployed(target) if {
	some document in data.stack
	document.value.kind == target.kind
	document.value.metadata.name == target.name
}
