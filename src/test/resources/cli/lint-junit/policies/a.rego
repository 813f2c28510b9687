package team

allow = true if {
	input.x != "a" #why
}

camelCase := count(input.x) == 0
