package a

cases := {"one": 1, "two": 2}

test_c[note] if {
	some note
	cases[note] == 1
}
