package t

p if {
	x := 3
	x;
	-1
}

q := -input.n

r := [-1, - 2, 1 -1, 1 - -1]
