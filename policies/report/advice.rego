# METADATA
# title: Recommendations
# description: |
#   The 12 recommendations of the report's section 10. They are advice, so they only warn, and they speak only
#   to a stack that declares their scenario or purpose, or that already holds one of their components. The
#   recommendations of 10.2 and of 10.3 are alternatives: one that is followed is enough.
# authors:
# - The Jural authors
# custom:
#   jural:
#     input: inventory
package report.advice

import data.report.facts
import data.report.verdict
import rego.v1

# METADATA
# title: A recommendation of section 10 is not followed
# entrypoint: true
warn contains object.union(finding, {"remedy": facts.recommendations[finding.id].remedy}) if {
	some finding in judged
	finding.verdict != "pass"
}

# METADATA
# title: How every recommendation fares that speaks to this stack
verdicts contains object.filter(finding, ["id", "component", "verdict", "msg", "location"]) if some finding in judged

# METADATA
# title: What the ids of this package stand for
rules[id] := {
	"title": advice.title,
	"description": sprintf("Section %s of the report. To follow it, %s.", [advice.section, advice.remedy]),
	"url": "",
	"section": advice.section,
} if {
	some id, advice in facts.recommendations
}

judged contains finding if {
	some id in wanted
	advice := facts.recommendations[id]
	rank[outcome[id]] >= required_rank[advice.section]
	finding := {
		"id": id,
		"kind": "recommendation",
		"verdict": outcome[id],
		"msg": message(id),
		"component": subject(id),
		"section": advice.section,
		"asked_by": occasion(id),
		"location": place(id),
	}
}

# Which recommendations speak: by a scenario; else, and only where no alternative is asked for by its scenario,
# by a purpose or by presence; else the default for a purpose that nothing else answers.

wanted contains id if some id in by_scenario

wanted contains id if {
	some id in by_occasion
	not settled_by_scenario(facts.recommendations[id].section)
}

wanted contains id if {
	some purpose, id in facts.defaults
	purpose in purposes
	not answered(purpose)
}

answered(purpose) if {
	some id in (by_scenario | by_occasion)
	purpose in facts.recommendations[id].purposes
}

settled_by_scenario(section) if {
	facts.selections[section].choice == "one-of"
	some id in by_scenario
	facts.recommendations[id].section == section
}

by_scenario contains id if {
	some id, advice in facts.recommendations
	some scenario in advice.scenarios
	scenario in scenarios
}

by_occasion := by_purpose | by_presence

by_purpose contains id if {
	some id, advice in facts.recommendations
	some pin in advice.pins
	some component in entries[pin]
	component.purpose in advice.purposes
}

# A file alone is no stack: what it lacks may stand in the next file. So presence asks only within a stack.
by_presence contains id if {
	input.kind == "Stack"
	some id, advice in facts.recommendations
	some sign in advice.seen_by
	entries[sign]
}

scenarios contains scenario if some scenario in input.scenarios

scenarios contains scenario if some scenario in input.components[_].scenarios

purposes contains component.purpose if some component in input.components

entries[component.component] contains component if some component in input.components

# How a recommendation fares: the worst of its pins. "missing", "below" and "mode" are failures.

outcome[id] := worst(states[id]) if some id in wanted

worst(found) := "fail" if {
	count(found & {"missing", "below", "mode"}) > 0
} else := "unknown" if {
	"undecided" in found
} else := "pass"

states[id] contains state(pin) if {
	some id in wanted
	some pin in facts.recommendations[id].pins
}

states[id] contains "mode" if {
	some id in wanted
	lacks_mode(id)
}

lacks_mode(id) if {
	mode := facts.recommendations[id].mode
	pin := facts.recommendations[id].pins[0]
	entries[pin]
	not runs(pin, mode)
}

runs(pin, mode) if {
	some component in entries[pin]
	component.mode == mode
}

runs(pin, mode) if {
	some component in entries[pin]
	some index in component.evidence
	input.evidence[index].attributes.mode == mode
}

# The lowest version decides. Where no number exists, presence is all that can be asked for.
state(pin) := "missing" if {
	not entries[pin]
} else := "below" if {
	"fail" in seen(pin)
	not verdict.lenient(facts.minimums[pin])
} else := "met" if {
	some sign in {"fail", "pass"}
	sign in seen(pin)
} else := "met" if {
	facts.minimums[pin].upstream == "no-version"
} else := "undecided"

seen(pin) := {verdict.of(recommended(pin), component) | some component in entries[pin]}

recommended(pin) := object.union(facts.minimums[pin], {"minimum": facts.minimums[pin].recommended})

rank := {"fail": 0, "unknown": 1, "pass": 2}

# Of alternatives, only those that fare best are spoken of.
required_rank[section] := 0 if {
	some section, selection in facts.selections
	selection.choice == "each"
}

required_rank[section] := max({rank[outcome[id]] | some id in wanted; facts.recommendations[id].section == section}) if {
	some section, selection in facts.selections
	selection.choice == "one-of"
}

# What is said.

message(id) := sprintf("%s (section %s): %s%s", [advice.title, advice.section, concat("; ", remarks(id)), alternatives(id)]) if {
	advice := facts.recommendations[id]
	outcome[id] != "pass"
}

message(id) := sprintf("%s (section %s): followed", [advice.title, advice.section]) if {
	advice := facts.recommendations[id]
	outcome[id] == "pass"
}

remarks(id) := array.concat(
	[remark(pin) | some pin in facts.recommendations[id].pins; state(pin) != "met"],
	[sprintf("%s is there, but nothing says that it runs in %s mode", [facts.minimums[advice.pins[0]].system, advice.mode]) |
		lacks_mode(id)
		advice := facts.recommendations[id]
	],
)

remark(pin) := sprintf("%s is missing", [facts.minimums[pin].system]) if state(pin) == "missing"

remark(pin) := sprintf("%s %s is below %s", [facts.minimums[pin].system, concat(" and ", low(pin)), facts.minimums[pin].recommended]) if state(pin) == "below"

remark(pin) := sprintf("the version of %s cannot be judged", [facts.minimums[pin].system]) if state(pin) == "undecided"

low(pin) := {component.version | some component in entries[pin]; verdict.of(recommended(pin), component) == "fail"}

alternatives(id) := sprintf("; %s would do as well", [concat(" or ", others)]) if {
	others := [other | some other in wanted; other != id; alike(id, other)]
	count(others) > 0
} else := ""

alike(id, other) if {
	section := facts.recommendations[id].section
	facts.recommendations[other].section == section
	facts.selections[section].choice == "one-of"
}

# The pin to look at: the first that is not as recommended.
subject(id) := array.concat(
	[pin | some pin in facts.recommendations[id].pins; state(pin) != "met"],
	facts.recommendations[id].pins,
)[0]

occasion(id) := sprintf("scenario %s", [concat(", ", asking)]) if {
	asking := [scenario | some scenario in facts.recommendations[id].scenarios; scenario in scenarios]
	count(asking) > 0
} else := sprintf("purpose %s", [concat(", ", asking)]) if {
	asking := [purpose | some purpose in facts.recommendations[id].purposes; purpose in purposes]
	count(asking) > 0
} else := "a component that is there"

# The pin if it is there, else who asks, else another pin, else the whole.
place(id) := [at |
	some places in [pinned(subject(id)), asking(id), siblings(id), [verdict.place({})]]
	some at in places
][0]

# What is declared comes first: it is where a reader decides.
pinned(pin) := array.concat(
	[verdict.place(component) | some component in entries[pin]; component.declared],
	[verdict.place(component) | some component in entries[pin]],
)

siblings(id) := [at |
	some pin in facts.recommendations[id].pins
	some at in pinned(pin)
]

asking(id) := [verdict.place(component) |
	advice := facts.recommendations[id]
	some component in input.components
	asks(advice, component)
]

asks(advice, component) if {
	some scenario in advice.scenarios
	scenario in component.scenarios
}

asks(advice, component) if component.purpose in advice.purposes
