package bench.comprehension

departments := {employee.department | some employee in input.employees}

by_department := {department: members |
	some department in departments
	members := [employee |
		some employee in input.employees
		employee.department == department
	]
}

result := {department: report |
	some department, members in by_department
	report := {
		"payroll": sum([member.salary | some member in members]),
		"seniors": {member.name | some member in members; member.level >= 4},
		"skills": {skill | some member in members; some skill in member.skills},
		"best": max([member.salary | some member in members; member.active]),
	}
}
