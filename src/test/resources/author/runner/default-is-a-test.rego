package a

default test_x := false

test_x if true
