package a

p {
	input.x == 1
}
