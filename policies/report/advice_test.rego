package report.advice_test

import data.report.advice
import data.report.facts

component(given) := object.union(
	{
		"raw": object.get(given, "version", ""),
		"version": "",
		"confidence": "exact",
		"comparable": true,
		"declared": true,
		"purpose": "",
		"mode": "",
		"scenarios": [],
		"location": {"file": "stack.yaml", "line": 7, "column": 5},
		"evidence": [],
	},
	given,
)

stack(scenarios, components) := {
	"kind": "Stack",
	"name": "shop",
	"file": "stack.yaml",
	"scenarios": scenarios,
	"components": [component(given) | some given in components],
	"evidence": [],
}

verdicts(given) := found if found := {[seen.id, seen.verdict] | some seen in advice.verdicts} with input as given

messages(given) := found if found := {finding.msg | some finding in advice.warn} with input as given

# For every recommendation a stack that follows it and one that does not.
cases := {
	"A01": {
		"followed": stack(["confidential"], [{"component": "cncf-confidential-containers", "version": "1.0"}, {"component": "kubernetes", "version": "1.34.1"}]),
		"ignored": stack(["confidential"], [{"component": "kubernetes", "version": "1.34.1"}]),
	},
	"A02": {
		"followed": stack(["serverless"], [{"component": "firecracker", "version": "2.0"}]),
		"ignored": stack(["serverless"], [{"component": "gvisor", "version": "20251020.0"}]),
	},
	"A03": {
		"followed": stack([], [{"component": "kata-containers", "version": "3.23.0", "scenarios": ["high-security"]}]),
		"ignored": stack([], [{"component": "gvisor", "version": "20251020.0", "scenarios": ["high-security"]}]),
	},
	"A04": {
		"followed": stack([], [{"component": "runc", "version": "1.3.3", "purpose": "container-runtime"}]),
		"ignored": stack([], [{"component": "kata-containers", "version": "3.23.0", "purpose": "container-runtime"}]),
	},
	"A05": {
		"followed": stack(["resource-constrained"], [{"component": "crun", "version": "2.0"}]),
		"ignored": stack(["resource-constrained"], [{"component": "runc", "version": "1.3.3"}]),
	},
	"A06": {
		"followed": stack([], [{"component": "youki", "version": "1.0", "purpose": "container-runtime"}]),
		"ignored": stack([], [{"component": "youki", "version": "0.5.7", "purpose": "container-runtime"}]),
	},
	"A07": {
		"followed": stack(["full-featured"], [{"component": "istio", "version": "1.27.3", "mode": "ambient"}]),
		"ignored": stack(["full-featured"], [{"component": "istio", "version": "1.27.3", "mode": "sidecar"}]),
	},
	"A08": {
		"followed": stack(["performance"], [{"component": "linkerd", "version": "edge-25.10.6"}]),
		"ignored": stack(["performance"], [{"component": "istio", "version": "1.27.3", "mode": "ambient"}]),
	},
	"A09": {
		"followed": stack(["multi-environment"], [{"component": "kuma", "version": "2.12.3"}]),
		"ignored": stack(["multi-environment"], []),
	},
	"A10": {
		"followed": stack([], [{"component": "opa", "version": "1.10.0"}, {"component": "gatekeeper", "version": "3.20.1"}]),
		"ignored": stack([], [{"component": "opa", "version": "1.10.0"}]),
	},
	"A11": {
		"followed": stack([], [{"component": "opa-control-plane", "version": "1.0"}]),
		"ignored": stack([], [{"component": "argo-cd", "version": "3.1.8", "purpose": "policy-management"}]),
	},
	"A12": {
		"followed": stack([], [{"component": "rego", "version": "2.0", "purpose": "policy-as-code"}]),
		"ignored": stack([], [{"component": "rego", "version": "1", "purpose": "policy-as-code"}]),
	},
}

test_every_recommendation_can_be_followed_and_ignored if {
	object.keys(cases) == object.keys(facts.recommendations)
	every id, case in cases {
		verdicts(case.followed) == {[id, "pass"]}
		count(messages(case.followed)) == 0
		verdicts(case.ignored) == {[id, "fail"]}
		count(messages(case.ignored)) == 1
	}
}

test_nothing_is_advised_unasked if {
	verdicts(stack([], [{"component": "cilium", "version": "1.10.0"}, {"component": "firecracker", "version": "1.0.0"}])) == set()
	verdicts(stack(["edge"], [{"component": "k3s", "version": "1.34.1"}])) == set()
}

test_message_says_what_is_amiss if {
	messages(cases.A07.ignored) == {"Full-featured mesh: Istio 1.21 in Ambient Mesh mode (section 10.3): Istio is there, but nothing says that it runs in ambient mode"}
	messages(cases.A10.ignored) == {"Policy engine: OPA 0.62 with Gatekeeper 3.16 (section 10.4): Gatekeeper is missing"}
	messages(cases.A06.ignored) == {"Safe runtime: youki 1.0, written in Rust (section 10.2): youki 0.5.7 is below 1.0"}
}

test_one_mesh_is_enough if {
	scenarios := ["full-featured", "performance", "multi-environment"]
	verdicts(stack(scenarios, [{"component": "kuma", "version": "2.12.3"}])) == {["A09", "pass"]}
	verdicts(stack([], [{"component": "kuma", "version": "2.12.3"}, {"component": "linkerd", "version": "stable-2.14.10"}])) == {["A09", "pass"]}
}

test_one_runtime_is_enough if {
	verdicts(stack([], [{"component": "runc", "version": "1.3.3"}, {"component": "crun", "version": "1.17"}])) == {["A04", "pass"]}
}

test_no_mesh_names_the_alternatives if {
	given := stack(["performance", "multi-environment"], [])
	messages(given) == {
		"Light mesh: Linkerd 2.16, performance first (section 10.3): Linkerd is missing; A09 would do as well",
		"Multi-environment mesh: Kuma 2.8, for hybrid clouds (section 10.3): Kuma is missing; A08 would do as well",
	}
}

test_purpose_without_a_known_component_asks_for_the_default if {
	verdicts(stack([], [{"component": "cilium", "version": "1.18.2", "purpose": "service-mesh"}])) == {["A07", "fail"]}
	verdicts(stack([], [{"component": "cilium", "version": "1.18.2", "purpose": "policy-engine"}])) == {["A10", "fail"]}
}

test_scenario_of_an_alternative_goes_before_purpose if {
	given := stack(["resource-constrained"], [{"component": "runc", "version": "1.3.3", "purpose": "container-runtime"}])
	verdicts(given) == {["A05", "fail"]}
}

test_ambient_mode_may_be_seen_in_evidence if {
	given := object.union(
		stack(["full-featured"], [{"component": "istio", "version": "1.27.3"}, {"component": "istio", "declared": false, "evidence": [1]}]),
		{"evidence": [{"attributes": {}}, {"attributes": {"mode": "ambient"}}]},
	)
	verdicts(given) == {["A07", "pass"]}
}

test_presence_is_enough_where_no_number_exists if {
	given := stack(["confidential"], [
		{"component": "cncf-confidential-containers", "version": "0.17.0", "comparable": false},
		{"component": "kubernetes", "version": "1.29.0"},
	])
	verdicts(given) == {["A01", "pass"]}
}

test_unknown_version_is_no_pass if {
	verdicts(stack(["serverless"], [{"component": "firecracker", "raw": "kata-fc", "confidence": "unknown"}])) == {["A02", "unknown"]}
}

test_lowest_version_decides if {
	given := stack(["serverless"], [{"component": "firecracker", "version": "2.0"}, {"component": "firecracker", "version": "1.9.0"}])
	messages(given) == {"Light virtualisation: Firecracker 2.0, for serverless (section 10.1): Firecracker 1.9.0 is below 2.0"}
}

test_profile_practical_asks_only_for_presence_where_no_release_meets if {
	given := stack(["serverless"], [{"component": "firecracker", "version": "1.16.1"}])
	verdicts(given) == {["A02", "fail"]}
	{[seen.id, seen.verdict] | some seen in advice.verdicts} == {["A02", "pass"]} with input as given with data.jural.profile as "practical"
}

# A file is no stack: what it lacks may stand in another file.
test_file_alone_is_not_advised_by_presence if {
	given := object.union(cases.A10.ignored, {"kind": "File"})
	verdicts(given) == set()
}

test_place_is_the_pin_else_who_asks_else_the_file if {
	{finding.location.line | some finding in advice.warn} == {7} with input as cases.A10.ignored
	{finding.location.line | some finding in advice.warn} == {7} with input as cases.A03.ignored
	{finding.location | some finding in advice.warn} == {{"file": "stack.yaml", "line": 1, "column": 1}} with input as cases.A09.ignored
}

test_ids_are_described if object.keys(advice.rules) == object.keys(facts.recommendations)
