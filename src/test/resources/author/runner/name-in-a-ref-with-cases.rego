package a

x.test_i[n] if {
	some n in ["a", "b"]
	n == "a"
}
