package a

p if print("p")

test_x if {
	p
}
