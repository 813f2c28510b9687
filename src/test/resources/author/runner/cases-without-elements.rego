package a

test_c[note] if {
	some note in []
	note == 1
}
