package a

test_k[note] if note := "a"

test_k[note] if {
	note := "b"
	false
}
