package report.repository_test

import rego.v1
import data.report.repository

place := {"file": "a.yaml", "line": 3, "column": 1}

component(id, number) := {"component": id, "version": number, "declared": false, "location": place}

files(components, scenes, whole) := {"components": components, "evidence": [], "scenes": scenes, "whole": whole}

ids(document) := {finding.id | some finding in repository.warn with input as document}

scene(scenario, namespace, systems) := {
	"scenario": scenario,
	"kind": "Service",
	"name": namespace,
	"namespace": namespace,
	"runtime": "",
	"systems": systems,
	"location": place,
}

test_confidential_needs_kubernetes_1_29 if {
	coco := component("cncf-confidential-containers", "0.9.0")
	ids(files([coco, component("kubernetes", "1.28.3")], [], false)) == {"A01"}
	ids(files([coco, component("kubernetes", "1.29.0")], [], false)) == set()
	ids(files([component("kubernetes", "1.28.3")], [], false)) == set()
}

test_serverless_wants_firecracker if {
	ids(files([], [scene("serverless", "a", [])], false)) == {"A02"}
	ids(files([], [scene("serverless", "a", ["gvisor"])], false)) == {"A02"}
	ids(files([], [scene("serverless", "a", ["firecracker", "kata-containers"])], false)) == set()
}

test_high_security_wants_a_sandbox_in_the_namespace if {
	ids(files([], [scene("high-security", "a", [])], false)) == {"A03"}
	ids(files([], [scene("high-security", "a", []), scene("runtime", "a", ["gvisor"])], false)) == set()
	ids(files([], [scene("high-security", "a", []), scene("runtime", "", ["kata-containers"])], false)) == set()
	ids(files([], [scene("high-security", "a", []), scene("runtime", "b", ["gvisor"])], false)) == {"A03"}
	ids(files([], [scene("high-security", "a", []), scene("runtime", "a", ["crun"])], false)) == {"A03"}
}

mode(name) := {"component": "istio", "attributes": {"mode": name}}

test_istio_wants_ambient if {
	istio := component("istio", "1.22.0")
	ids(files([istio], [], true)) == {"A07"}
	ids(files([istio], [], false)) == set()
	ids(object.union(files([istio], [], false), {"evidence": [mode("sidecar")]})) == {"A07"}
	ids(object.union(files([istio], [], true), {"evidence": [mode("ambient"), mode("sidecar")]})) == set()
}

test_opa_wants_gatekeeper if {
	opa := component("opa", "1.0.0")
	ids(files([opa], [], true)) == {"A10"}
	ids(files([opa], [], false)) == set()
	ids(files([opa, component("gatekeeper", "3.17.0")], [], true)) == set()
}

test_bundles_want_a_control_plane if {
	bundle := component("policy-bundle", "")
	ids(files([bundle], [], true)) == {"A11"}
	ids(files([bundle, component("opa-control-plane", "")], [], true)) == set()
}

test_rego_wants_the_newest_language if {
	ids(files([component("rego", "0")], [], false)) == {"A12"}
	ids(files([component("rego", "1")], [], false)) == set()
}

test_a_stack_speaks_for_itself if {
	stack := object.union(component("istio", "1.22.0"), {"declared": true})
	ids(files([stack], [], true)) == set()
}

test_findings_have_all_that_reports_need if {
	some finding in repository.warn with input as files([component("opa", "1.0.0")], [], true)
	finding.remedy == data.report.facts.recommendations.A10.remedy
	finding.location == place
	contains(finding.msg, "section 10.4")
}
