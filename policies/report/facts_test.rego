package report.facts_test

import data.report.facts
import data.report.verdict
import data.report.version

rows := {sprintf("R%02d", [number]) | some number in numbers.range(1, 38)}

advices := {sprintf("A%02d", [number]) | some number in numbers.range(1, 12)}

test_every_row_is_there_once if {
	{fact.id | some fact in facts.minimums} == rows
	count(facts.minimums) == 38
}

test_every_recommendation_is_there if object.keys(facts.recommendations) == advices

test_keys_are_component_ids if {
	every id, fact in facts.minimums {
		fact.component == id
	}
}

test_rows_name_their_section_and_source if {
	every fact in facts.minimums {
		regex.match(`^[2-7]\.[1-3]$`, fact.section)
		fact.source.report == fact.section
		sprintf("R%02d", [fact.source.catalogue]) == fact.id
	}
}

test_minimum_meets_itself if {
	every fact in facts.minimums {
		verdict.of(fact, {"version": fact.minimum, "confidence": "exact"}) == "pass"
	}
}

test_first_compliant_release_passes if {
	every fact in facts.minimums {
		passes_first(fact)
	}
}

passes_first(fact) if verdict.of(fact, {"version": fact.first_compliant, "confidence": "exact"}) == "pass"

passes_first(fact) if not fact.first_compliant

test_a_release_that_meets_is_known_where_there_is_one if {
	{id | some id, fact in facts.minimums; fact.upstream == "released"} == {id | some id, fact in facts.minimums; fact.first_compliant}
}

test_schemes_are_known if {
	every fact in facts.minimums {
		fact.scheme in {"semver2", "k8s-api", "calver-date", "kernel", "mapped", "declared"}
		fact.upstream in {"released", "unreleased", "no-version"}
	}
}

test_pins_have_a_recommended_version if {
	every advice in facts.recommendations {
		every pin in advice.pins {
			facts.minimums[pin].recommended
		}
	}
}

test_sections_of_recommendations_are_known if {
	every advice in facts.recommendations {
		facts.selections[advice.section].choice in {"each", "one-of"}
	}
}

test_every_recommendation_can_be_asked_for if {
	every advice in facts.recommendations {
		count(advice.scenarios) + count(advice.purposes) > 0
	}
}

test_defaults_answer_their_purpose if {
	every purpose, id in facts.defaults {
		purpose in facts.recommendations[id].purposes
	}
}

test_dates_are_dates if {
	every fact in facts.minimums {
		every day in object.get(fact, "end_of_life", {}) {
			regex.match(`^20\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$`, day)
		}
	}
}

test_dates_have_a_source if {
	{id | some id, fact in facts.minimums; fact.end_of_life} == {id | some id, fact in facts.minimums; fact.end_of_life_source}
}
