package a

test_x if {
	f(1)
}

f(x) if x == 1
