package t

xs := numbers.range(1, 1000)

p := [1 | xs[_] + xs[_] + xs[_] == -1]

default q := true

q := false if not p
