package a

test_x := true

test_x := false
