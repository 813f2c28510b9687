package a

test_c[tc.note] if {
	some tc in [{"note": "one", "v": 1}, {"note": "two", "v": 2}]
	tc.v == 1
}
