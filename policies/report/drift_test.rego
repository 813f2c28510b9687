package report.drift_test

import data.report.drift

component(version, line, isDeclared) := {
	"component": "cilium",
	"version": trim_prefix(version, "v"),
	"raw": version,
	"confidence": "exact",
	"comparable": true,
	"declared": isDeclared,
	"location": {"file": "f.yaml", "line": line, "column": 5},
}

inventory(declared, found) := {"kind": "Stack", "file": "f.yaml", "components": [component(declared, 4, true), component(found, 40, false)]}

test_disagreement_warns_at_the_declaration if {
	findings := drift.warn with input as inventory("1.18.2", "v1.16.0")
	{[finding.msg, finding.location.line] | some finding in findings} == {["Cilium 1.18.2 is declared, but 1.16.0 is found at f.yaml:40", 4]}
}

test_agreement_passes if {
	every pair in [["1.18.2", "v1.18.2"], ["1.18", "1.18.7"], ["1.18", "v1.18.0"], ["v1", "1.18.7"]] {
		given := inventory(pair[0], pair[1])
		count(drift.warn) == 0 with input as given
		{seen.verdict | some seen in drift.verdicts} == {"pass"} with input as given
	}
}

test_prefix_of_digits_is_no_agreement if {
	count(drift.warn) == 1 with input as inventory("1.1", "1.18.7")
}

test_nothing_to_compare_says_nothing if {
	given := {"kind": "File", "file": "f.yaml", "components": [component("1.18.2", 4, false), component("1.16.0", 9, false)]}
	count(drift.verdicts) == 0 with input as given
}

test_two_declarations_are_not_a_find if {
	given := {"kind": "Stack", "file": "f.yaml", "components": [component("1.18.2", 4, true), component("1.16.0", 9, true)]}
	count(drift.verdicts) == 0 with input as given
}
