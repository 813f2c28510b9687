package a

test_c[n][m] if {
	some n in ["a", "b"]
	some m in [1, 2]
	m < 2
}
