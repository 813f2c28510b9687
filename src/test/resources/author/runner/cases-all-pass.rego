package a

test_c[note] if {
	some note, tc in {"one": 1, "two": 2}
	tc > 0
}
