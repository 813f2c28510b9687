# METADATA
# title: Verdicts
# description: |
#   What can be said of one component against one fact of the report: pass, fail, unknown or
#   not-comparable. Nothing passes because nothing was seen.
# authors:
# - The Jural authors
package report.verdict

import data.report.version
import rego.v1

# METADATA
# title: The verdict on a component
of(fact, component) := "unknown" if {
	undecided(component)
} else := "not-comparable" if {
	off_scale(component)
} else := result if {
	result := {-1: "fail", 0: "pass", 1: "pass"}[version.standing(fact, component.version)]
} else := "unknown"

# METADATA
# title: Whether a component names no single version
undecided(component) if object.get(component, "version", "") == ""

undecided(component) if component.confidence in {"range", "floating"}

# METADATA
# title: Whether a component's number is of another scale than the report's
off_scale(component) if component.comparable == false

# METADATA
# title: Why a verdict is not pass or fail
reason(component) := "an image pinned by digest alone names no version" if {
	undecided(component)
	contains(component.raw, "sha256:")
} else := "the version is a variable" if {
	undecided(component)
	regex.match(`\$\{|\{\{|%\{`, component.raw)
} else := sprintf(`"%s" is a range, not one version`, [component.raw]) if {
	component.confidence == "range"
} else := "the image has no tag" if {
	component.confidence == "floating"
	object.get(component, "raw", "") == ""
} else := sprintf(`"%s" moves and names no version`, [component.raw]) if {
	component.confidence == "floating"
} else := "the version is declared as unknown" if {
	undecided(component)
	component.declared
} else := "present, version unknown" if {
	undecided(component)
} else := sprintf(`"%s" is a number of another scale`, [component.raw]) if {
	off_scale(component)
} else := sprintf(`"%s" cannot be read as a version`, [component.version])

# METADATA
# title: Whether a failure only warns
# description: |
#   Under the profile "practical" nobody is asked for a version that no upstream release has or that no
#   artefact carries. The default profile "report" takes the report at its word.
lenient(fact) if {
	data.jural.profile == "practical"
	fact.upstream != "released"
}

# METADATA
# title: Where a component stands; where the whole inventory starts, if it does not say
place(component) := object.get(component, "location", object.get(input, "location", {"file": input.file, "line": 1, "column": 1}))

# METADATA
# title: How people call a component and its version
label(fact, component) := trim_right(concat(" ", [fact.system, component.version]), " ")
