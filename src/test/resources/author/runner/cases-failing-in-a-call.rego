package a

test_c[a] if {
	some a, b in {"x": 0, "y": 1}
	1 / b == 1
}
