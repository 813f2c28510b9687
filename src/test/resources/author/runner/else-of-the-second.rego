package a

test_x if false

test_x if {
	false
} else := true
