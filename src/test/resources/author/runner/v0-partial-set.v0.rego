package a

deny[msg] {
	input.x == 1
	msg := "one"
}

test_d {
	deny["one"] with input as {"x": 1}
}

test_n {
	count(deny) == 0
}
