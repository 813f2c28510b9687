package a

f(x) := x + 1

g(x) := x * 10

h(x) := f(x)

test_f if h(2) == 20 with f as g

test_v if h(2) == 5 with f as 5

test_original if h(2) == 4 with f as twice

twice(x) := f(x) + 1
