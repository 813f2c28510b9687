package a

cases := {"one": 1, "two": 2}

test_c[note] if {
	tc := cases[note]
	tc == 1
}
