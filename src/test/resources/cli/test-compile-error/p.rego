package a

x := f(1)

test_x if y
