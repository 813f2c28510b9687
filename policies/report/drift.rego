# METADATA
# title: Declared and found
# description: |
#   A stack manifest declares versions, and its sources show some. Where the two disagree, one of them is
#   wrong, whichever version is the better one.
# authors:
# - The Jural authors
# custom:
#   jural:
#     input: inventory
package report.drift

import data.report.facts
import data.report.verdict
import data.report.version
import rego.v1

# METADATA
# title: A declared version is not the one that was found
# entrypoint: true
warn contains object.union(finding, {"remedy": "correct the declaration or the deployment"}) if {
	some finding in judged
	finding.verdict == "fail"
}

# METADATA
# title: How every declared version fares that was also looked for and found
verdicts contains object.filter(finding, ["id", "component", "verdict", "msg", "location"]) if some finding in judged

# METADATA
# title: What the id of this package stands for
rules["declared-differs"] := {
	"title": "Declared versions are those found",
	"description": "What a stack manifest declares agrees with what its sources show.",
	"url": "",
}

judged contains finding if {
	some declared in input.components
	declared.declared
	not verdict.undecided(declared)
	fact := facts.minimums[declared.component]
	declared.component in found_ids
	some found in others[declared.component]
	result := {true: "pass", false: "fail"}[agrees(fact, declared, found)]
	where := verdict.place(found)
	finding := {
		"id": "declared-differs",
		"kind": "declared-differs",
		"verdict": result,
		"msg": message(result, fact, declared, sprintf("%s is found at %s:%d", [found.version, where.file, where.line])),
		"component": fact.component,
		"system": fact.system,
		"version": declared.version,
		"found": found.version,
		"found_at": where,
		"section": fact.section,
		"location": verdict.place(declared),
	}
}

# Entries of input.components that were found, by component.
others[component.component] contains component if {
	some component in input.components
	not component.declared
	not verdict.undecided(component)
	not verdict.off_scale(component)
}

# One set, made once: looking a missing key up in a partial rule would walk all components each time.
found_ids := {component.component | some component in input.components; not component.declared}

agrees(fact, declared, found) if version.compare(fact.scheme, found.version, declared.version) == 0

# A declaration of 1.22 covers every 1.22.x.
agrees(_, declared, found) if startswith(trim_prefix(found.version, "v"), concat("", [trim_prefix(declared.raw, "v"), "."]))

default agrees(_, _, _) := false

message("fail", fact, declared, found) := sprintf("%s is declared, but %s", [verdict.label(fact, declared), found])

message("pass", fact, declared, found) := sprintf("%s is declared, and %s", [verdict.label(fact, declared), found])
