package a

test_x {
	true
}

test_y {
	1 == 2
}

test_z = true { 1 == 1 }
