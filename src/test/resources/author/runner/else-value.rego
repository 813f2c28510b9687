package a

test_x if {
	false
} else := false
