# METADATA
# title: Minimum versions
# description: |
#   The 38 rows of the report's sections 2 to 7: every component that a stack declares or a file runs has to
#   have at least the report's version. The rows are data (data.report.facts.minimums); this package only
#   judges them. A verdict "unknown" or "not-comparable" is a warning, which "--strict" turns into a failure.
# authors:
# - The Jural authors
# custom:
#   jural:
#     input: inventory
package report.minimum

import data.report.facts
import data.report.verdict
import rego.v1

# METADATA
# title: A component is below the report's minimum version
# entrypoint: true
deny contains object.union(finding, {"remedy": remedy(finding.component)}) if {
	some finding in judged
	finding.verdict == "fail"
	not verdict.lenient(facts.minimums[finding.component])
}

# METADATA
# title: A component's version cannot be judged, or its minimum cannot be met
# entrypoint: true
warn contains object.union(finding, {"remedy": remedy(finding.component)}) if {
	some finding in judged
	finding.verdict == "fail"
	verdict.lenient(facts.minimums[finding.component])
}

warn contains object.union(finding, {"remedy": "state one exact version"}) if {
	some finding in judged
	finding.verdict in {"unknown", "not-comparable"}
}

# METADATA
# title: How every component fares, passes included
verdicts contains object.filter(finding, ["id", "component", "verdict", "msg", "location"]) if some finding in judged

# METADATA
# title: What the ids of this package stand for
rules[fact.id] := {
	"title": sprintf("%s is at least %s", [fact.system, fact.minimum]),
	"description": concat(" ", [text | some text in [sprintf("Section %s of the report.", [fact.section]), fact.says, object.get(fact, "note", "")]; text != ""]),
	"url": object.get(fact, "url", ""),
	"section": fact.section,
} if {
	some fact in facts.minimums
}

judged contains finding if {
	some component in input.components
	fact := facts.minimums[component.component]
	result := verdict.of(fact, component)
	not outshone(result, component)
	finding := {
		"id": fact.id,
		"kind": "minimum-version",
		"verdict": result,
		"msg": message(result, fact, component),
		"component": fact.component,
		"system": fact.system,
		"version": component.version,
		"raw": object.get(component, "raw", component.version),
		"minimum": fact.minimum,
		"upstream": fact.upstream,
		"section": fact.section,
		"location": verdict.place(component),
	}
}

# A mere sign of presence (an API group, a name) says nothing where the same inventory names a version.
outshone("unknown", component) if {
	component.version == ""
	component.confidence == "unknown"
	component.component in versioned
}

versioned contains component.component if {
	some component in input.components
	component.version != ""
}

message("pass", fact, component) := sprintf("%s meets the minimum %s (section %s)", [verdict.label(fact, component), fact.minimum, fact.section])

message("fail", fact, component) := sprintf("%s is below the minimum %s (section %s): %s", [verdict.label(fact, component), fact.minimum, fact.section, remedy(fact.component)])

message("unknown", fact, component) := sprintf("%s cannot be judged against the minimum %s (section %s): %s", [fact.system, fact.minimum, fact.section, verdict.reason(component)])

message("not-comparable", fact, component) := sprintf("%s cannot be compared with the minimum %s (section %s): %s", [fact.system, fact.minimum, fact.section, verdict.reason(component)])

remedy(id) := text if {
	text := sprintf("upgrade to %s or later", [facts.minimums[id].first_compliant])
} else := text if {
	text := sprintf("no upstream release meets this minimum; the newest known is %s", [facts.minimums[id].newest])
} else := "no upstream artefact carries this number; only a stack manifest can state it"
