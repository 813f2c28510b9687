package a

test_x if {
	x := {k: v | k := 1; some v in [1, 2]}
	x[1] == 1
}
