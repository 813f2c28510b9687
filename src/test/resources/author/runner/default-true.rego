package a

default test_x := true
