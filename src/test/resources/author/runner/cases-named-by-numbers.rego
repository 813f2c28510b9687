package a

test_c[i] if {
	some i in [1, {"k": 2}]
	i != 1
}
