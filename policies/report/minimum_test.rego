package report.minimum_test

import data.report.facts
import data.report.minimum

# An entry of input.components, with what a case does not say filled in.
component(given) := object.union(
	{
		"raw": object.get(given, "version", ""),
		"version": "",
		"scheme": "semver2",
		"confidence": "exact",
		"comparable": true,
		"declared": false,
		"purpose": "",
		"mode": "",
		"scenarios": [],
		"location": {"file": "stack.yaml", "line": 7, "column": 5},
		"evidence": [],
	},
	given,
)

inventory(components) := {
	"kind": "Stack",
	"name": "shop",
	"file": "stack.yaml",
	"scenarios": [],
	"components": [component(given) | some given in components],
	"evidence": [],
}

# A version below each minimum.
low := {
	"firecracker": "1.16.1",
	"gvisor": "20250922.0",
	"kata-containers": "2.5.2",
	"cncf-confidential-containers": "0.9",
	"kubernetes": "1.28.15",
	"intel-sgx": "2.26",
	"runc": "1.1.14",
	"crun": "1.29.1",
	"youki": "0.7.0",
	"ebpf": "5.15.0-72-generic",
	"cilium": "1.15.6",
	"falco": "0.39.2",
	"istio": "1.20.8",
	"linkerd": "stable-2.14.10",
	"kuma": "2.7.25",
	"k3s": "1.29.15+k3s1",
	"wasmedge": "0.13.5",
	"edge-mesh": "0.9",
	"nsm": "1.6.2",
	"vl3": "1.0",
	"nsm-federation": "0.5",
	"multi-cloud-nsm": "0.5",
	"hybrid-cloud": "1.0",
	"opa": "0.61.0",
	"gatekeeper": "3.15.1",
	"opa-control-plane": "0.7.0",
	"rego": "v1",
	"policy-bundle": "0.9",
	"decision-logs": "1.0",
	"argo-cd": "2.9.14",
	"flux": "2.2.3",
	"tekton": "0.53.2",
	"opentelemetry": "1.29.0",
	"prometheus": "2.49.1",
	"grafana": "10.4.3",
	"kubernetes-hpa": "v2beta2",
	"keda": "2.11.2",
	"vpa": "0.13.0",
}

test_every_row_denies_a_version_below_it if {
	object.keys(low) == object.keys(facts.minimums)
	every id, version in low {
		findings := minimum.deny with input as inventory([{"component": id, "version": version}])
		{finding.id | some finding in findings} == {facts.minimums[id].id}
	}
}

test_every_row_passes_the_reports_own_number if {
	every id, fact in facts.minimums {
		given := inventory([{"component": id, "version": fact.minimum, "declared": true}])
		count(minimum.deny) == 0 with input as given
		count(minimum.warn) == 0 with input as given
		{seen.verdict | some seen in minimum.verdicts} == {"pass"} with input as given
	}
}

test_message_names_version_minimum_section_and_upgrade if {
	findings := minimum.deny with input as inventory([{"component": "cilium", "version": "1.15.6"}])
	{finding.msg | some finding in findings} == {"Cilium 1.15.6 is below the minimum 1.16 (section 3.2): upgrade to 1.16.0 or later"}
	{finding.remedy | some finding in findings} == {"upgrade to 1.16.0 or later"}
	{finding.location.line | some finding in findings} == {7}
}

test_message_of_a_skipped_number_names_the_next_release if {
	findings := minimum.deny with input as inventory([{"component": "grafana", "version": "10.4.3"}])
	{finding.remedy | some finding in findings} == {"upgrade to 11.0.0 or later"}
}

test_message_says_that_no_release_meets_the_minimum if {
	findings := minimum.deny with input as inventory([{"component": "crun", "version": "1.29.1"}])
	{finding.remedy | some finding in findings} == {"no upstream release meets this minimum; the newest known is 1.29.1"}
}

test_message_says_that_no_artefact_carries_the_number if {
	findings := minimum.deny with input as inventory([{"component": "vl3", "version": "1.0"}])
	{finding.remedy | some finding in findings} == {"no upstream artefact carries this number; only a stack manifest can state it"}
}

# A minimum that cannot be met is denied under the profile "report" and warned of under "practical".
unmeetable := {id | some id, fact in facts.minimums; fact.upstream != "released"}

all_low := inventory([{"component": id, "version": version} | some id, version in low])

test_profile_practical_denies_only_what_can_be_mended if {
	denied := {finding.component | some finding in minimum.deny} with input as all_low with data.jural.profile as "practical"
	denied == object.keys(low) - unmeetable
	warned := {finding.component | some finding in minimum.warn} with input as all_low with data.jural.profile as "practical"
	warned == unmeetable
	count(unmeetable) == 13
}

test_profile_report_denies_all if {
	denied := {finding.component | some finding in minimum.deny} with input as all_low with data.jural.profile as "report"
	denied == object.keys(low)
}

test_no_profile_is_the_profile_report if {
	denied := {finding.component | some finding in minimum.deny} with input as all_low with data.jural as {}
	denied == object.keys(low)
}

undecided := [
	[{"raw": "latest", "confidence": "floating"}, `"latest" moves and names no version`],
	[{"raw": "", "confidence": "floating"}, "the image has no tag"],
	[{"raw": "^10.0.0", "confidence": "range"}, `"^10.0.0" is a range, not one version`],
	[{"raw": "11.0.0", "version": "11.0.0", "confidence": "range"}, `"11.0.0" is a range, not one version`],
	[{"raw": "sha256:8d6e", "confidence": "unknown"}, "an image pinned by digest alone names no version"],
	[{"raw": "${GRAFANA_VERSION}", "confidence": "unknown"}, "the version is a variable"],
	[{"raw": "unknown", "confidence": "unknown", "declared": true}, "the version is declared as unknown"],
	[{"raw": "grafana.integreatly.org/v1beta1", "confidence": "unknown"}, "present, version unknown"],
	[{"raw": "eleven", "version": "eleven"}, `"eleven" cannot be read as a version`],
]

test_what_cannot_be_judged_warns_and_says_why if {
	every case in undecided {
		given := inventory([object.union({"component": "grafana"}, case[0])])
		count(minimum.deny) == 0 with input as given
		findings := minimum.warn with input as given
		{finding.verdict | some finding in findings} == {"unknown"}
		{finding.msg | some finding in findings} == {sprintf("Grafana cannot be judged against the minimum 10.5 (section 7.2): %s", [case[1]])}
	}
}

test_number_of_another_scale_is_not_comparable if {
	given := inventory([{"component": "cncf-confidential-containers", "version": "0.17.0", "raw": "v0.17.0", "comparable": false}])
	count(minimum.deny) == 0 with input as given
	findings := minimum.warn with input as given
	{finding.verdict | some finding in findings} == {"not-comparable"}
	{finding.msg | some finding in findings} == {`CNCF Confidential Containers standard cannot be compared with the minimum 1.0 (section 2.2): "v0.17.0" is a number of another scale`}
}

test_each_version_of_a_component_is_judged if {
	given := inventory([{"component": "cilium", "version": "1.18.2"}, {"component": "cilium", "version": "1.14.0"}])
	{finding.version | some finding in minimum.deny} == {"1.14.0"} with input as given
	{seen.verdict | some seen in minimum.verdicts} == {"pass", "fail"} with input as given
}

test_presence_is_silent_beside_a_version if {
	given := inventory([{"component": "istio", "version": "1.22.1"}, {"component": "istio", "raw": "networking.istio.io", "confidence": "unknown"}])
	count(minimum.warn) == 0 with input as given
}

test_floating_tag_is_not_silent_beside_a_version if {
	given := inventory([{"component": "istio", "version": "1.22.1"}, {"component": "istio", "raw": "latest", "confidence": "floating"}])
	count(minimum.warn) == 1 with input as given
}

test_prerelease_of_the_minimum_is_below_it if {
	given := inventory([{"component": "argo-cd", "version": "2.10.0-rc1"}])
	count(minimum.deny) == 1 with input as given
}

test_other_components_are_not_spoken_of if {
	given := inventory([{"component": "nginx", "version": "1.0"}])
	count(minimum.deny | minimum.warn) == 0 with input as given
	count(minimum.verdicts) == 0 with input as given
}

test_ids_are_described if {
	object.keys(minimum.rules) == {fact.id | some fact in facts.minimums}
	minimum.rules.R35.title == "Grafana is at least 10.5"
	startswith(minimum.rules.R35.description, "Section 7.2 of the report. Stronger visualisation and alerting. There is no Grafana 10.5")
}
