# METADATA
# title: End of life
# description: |
#   A release line whose support has ended on the day the check is made for (data.jural.as_of). Only lines
#   whose dates upstream publishes are known.
# authors:
# - The Jural authors
# custom:
#   jural:
#     input: inventory
package report.lifecycle

import data.report.facts
import data.report.verdict
import data.report.version
import rego.v1

# METADATA
# title: A component's release line is no longer supported
# entrypoint: true
warn contains object.union(finding, {"remedy": "move to a release line that is supported"}) if {
	some finding in judged
	finding.verdict == "fail"
}

# METADATA
# title: How every component with known dates fares
verdicts contains object.filter(finding, ["id", "component", "verdict", "msg", "location"]) if some finding in judged

# METADATA
# title: What the id of this package stands for
rules["end-of-life"] := {
	"title": "Release lines are supported",
	"description": "Upstream still supports the release line on the day of the check.",
	"url": "",
}

judged contains finding if {
	some component in input.components
	fact := facts.minimums[component.component]
	line := release_line(component)
	ended := fact.end_of_life[line]
	result := {true: "fail", false: "pass"}[data.jural.as_of > ended]
	finding := {
		"id": "end-of-life",
		"kind": "end-of-life",
		"verdict": result,
		"msg": message(result, sprintf("%s: support of %s", [verdict.label(fact, component), line]), ended),
		"component": fact.component,
		"system": fact.system,
		"version": component.version,
		"end_of_life": ended,
		"source": fact.end_of_life_source,
		"section": fact.section,
		"location": verdict.place(component),
	}
}

message("fail", subject, day) := sprintf("%s ended on %s", [subject, day])

message("pass", subject, day) := sprintf("%s lasts until %s", [subject, day])

release_line(component) := sprintf("%d.%d", [key[0], key[1]]) if {
	not verdict.off_scale(component)
	not verdict.undecided(component)
	key := version.key("semver2", component.version)
}
