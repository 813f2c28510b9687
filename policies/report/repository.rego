# METADATA
# title: Recommendations on real files
# description: |
#   The recommendations of the report's section 10 for files of every kind, without a Stack manifest: what all
#   files of a run show together asks for them. They are advice, so they only warn. Where a Stack is among the
#   files, it says what is wanted, and data.report.advice judges it. What is missing is only told of when a
#   folder was checked as a whole.
# authors:
# - The Jural authors
# custom:
#   jural:
#     input: repository
package report.repository

import rego.v1
import data.report.advice
import data.report.facts
import data.report.version

# METADATA
# title: A recommendation of section 10 is not followed
# entrypoint: true
warn contains object.union(finding, {
	"kind": "recommendation",
	"section": facts.recommendations[finding.id].section,
	"remedy": facts.recommendations[finding.id].remedy,
}) if {
	not has_stack
	some finding in findings
}

# METADATA
# title: What the ids of this package stand for
rules := advice.rules

has_stack if {
	some component in input.components
	component.declared
}

entries[component.component] contains component if some component in input.components

# 10.1: confidential computing needs Kubernetes 1.29.
findings contains finding("A01", kubernetes.location, sprintf("confidential workloads run on Kubernetes %s, want 1.29 or later", [kubernetes.version])) if {
	entries["cncf-confidential-containers"]
	some kubernetes in entries.kubernetes
	version.compare("semver2", kubernetes.version, "1.29") < 0
}

# 10.1: serverless workloads belong in light virtual machines.
findings contains finding("A02", scene.location, sprintf("%s %s is a serverless workload in %s, not in a Firecracker microVM", [scene.kind, scene.name, runtime(scene)])) if {
	some scene in input.scenes
	scene.scenario == "serverless"
	not "firecracker" in scene.systems
}

# 10.1: namespaces of high security belong in virtual machines of their own, or behind gVisor.
findings contains finding("A03", scene.location, sprintf("namespace %s enforces the restricted standard, and no workload in it asks for a Kata or gVisor RuntimeClass", [scene.name])) if {
	some scene in input.scenes
	scene.scenario == "high-security"
	not is_sandboxed(scene.name)
}

is_sandboxed(namespace) if {
	some scene in input.scenes
	scene.scenario != "high-security"
	scene.namespace in {namespace, ""}
	some system in scene.systems
	system in {"kata-containers", "gvisor"}
}

# 10.3: Istio in ambient mode. A namespace with sidecars says that it is not; silence only counts in a whole folder.
findings contains finding("A07", istio.location, "Istio runs without ambient mode: no namespace or pod has the label istio.io/dataplane-mode: ambient, and no profile or ztunnel chart brings it") if {
	istio := first("istio")
	not runs("istio", "ambient")
	not_ambient
}

not_ambient if input.whole

not_ambient if runs("istio", "sidecar")

runs(system, mode) if {
	some evidence in input.evidence
	evidence.component == system
	evidence.attributes.mode == mode
}

# 10.4: OPA with Gatekeeper.
findings contains finding("A10", opa.location, "OPA runs without Gatekeeper, so nothing enforces policies when objects are admitted") if {
	input.whole
	opa := first("opa")
	not entries.gatekeeper
}

# 10.4: bundles come from a control plane.
findings contains finding("A11", bundle.location, "policy bundles are served without the OPA Control Plane") if {
	input.whole
	bundle := first("policy-bundle")
	not entries["opa-control-plane"]
}

# 10.4: policies in the current language.
findings contains finding("A12", rego.location, sprintf("policies are written in Rego v%s, want the newest version of the language", [rego.version])) if {
	some rego in entries.rego
	rego.version == "0"
}

finding(id, location, msg) := {
	"id": id,
	"verdict": "fail",
	"component": facts.recommendations[id].pins[0],
	"location": location,
	"msg": sprintf("%s (section %s)", [msg, facts.recommendations[id].section]),
}

# The component that comes first in the files.
first(system) := [component | some component in input.components; component.component == system][0]

runtime(scene) := scene.runtime if {
	scene.runtime != ""
} else := "the default runtime (runc)"
