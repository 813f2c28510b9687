package a

test_x if {
	n := 3
	$"n is {n}" == "n is 3"
}
