package a

test_c[a] if {
	some a in ["x"]
	some b in [1, 2]
	b == 2
}
