package a

f(1) := 1

f(1) := 2

test_x if f(1) == 1
