package t

p contains(x) if some x in input.xs

q contains[x] if some x in input.xs

r if {
	input.xs
	[1][0]
	(1)
}
