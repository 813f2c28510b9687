package authz

default allow := false

allow if {
	input.method == "GET"
	input.user in data.users.known
}

names := sort([upper(n) | some n in data.users.known])
