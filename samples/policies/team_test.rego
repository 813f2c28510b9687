package team_test

import data.team

deployment(labels) := {"kind": "Deployment", "metadata": {"name": "api", "labels": labels}, "spec": {"template": {"spec": {}}}}

autoscaler := {
	"kind": "HorizontalPodAutoscaler",
	"metadata": {"name": "api"},
	"spec": {"scaleTargetRef": {"kind": "Deployment", "name": "api"}},
}

test_deployment_has_a_team if {
	team.deny == {"Deployment api has no team label"} with input as deployment({})
	team.deny == set() with input as deployment({"team": "shop"})
}

test_root_is_warned_of if {
	{finding.id | some finding in team.warn} == {"run-as-non-root"} with input as deployment({"team": "shop"})
}

test_autoscaler_has_a_target if {
	count(team.deny) == 1 with input as autoscaler with data.stack as []
	count(team.deny) == 0 with input as autoscaler with data.stack as [{"file": "api.yaml", "document": 0, "value": deployment({})}]
}
