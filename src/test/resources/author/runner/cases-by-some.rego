package a

test_c[note] if {
	some note, tc in {
		"one": {"v": 1},
		"two": {"v": 2},
	}
	tc.v == 1
}
