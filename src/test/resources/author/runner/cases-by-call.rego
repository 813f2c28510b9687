package a

test_c[sprintf("case %d", [i])] if {
	some i, v in [true, false]
	v
}
