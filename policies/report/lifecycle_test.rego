package report.lifecycle_test

import data.report.lifecycle

inventory(id, version) := {
	"kind": "Stack",
	"file": "stack.yaml",
	"components": [{
		"component": id,
		"version": version,
		"raw": version,
		"confidence": "exact",
		"comparable": true,
		"declared": true,
		"location": {"file": "stack.yaml", "line": 7, "column": 5},
	}],
}

messages(id, version, day) := found if {
	found := {finding.msg | some finding in lifecycle.warn} with input as inventory(id, version)
		with data.jural.as_of as day
}

test_support_lasts_through_its_last_day if {
	count(messages("kubernetes", "1.31.4", "2025-10-28")) == 0
	messages("kubernetes", "1.31.4", "2025-10-29") == {"Kubernetes 1.31.4: support of 1.31 ended on 2025-10-28"}
}

test_lines_are_not_mixed_up if {
	count(messages("kuma", "2.1.0", "2030-01-01")) == 0
	count(messages("kuma", "2.10.0", "2030-01-01")) == 1
}

test_nothing_is_said_without_a_date_or_a_day if {
	count(messages("cilium", "1.16.0", "2030-01-01")) == 0
	count(lifecycle.warn) == 0 with input as inventory("kubernetes", "1.24.0") with data.jural as {}
}

test_supported_line_passes if {
	seen := lifecycle.verdicts with input as inventory("kubernetes", "1.34.1") with data.jural.as_of as "2025-11-04"
	{one.verdict | some one in seen} == {"pass"}
	{one.msg | some one in seen} == {"Kubernetes 1.34.1: support of 1.34 lasts until 2026-10-27"}
}
