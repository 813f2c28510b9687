package a

test_x if {
	print("hello", {"a": 1}, input)
	false
}
