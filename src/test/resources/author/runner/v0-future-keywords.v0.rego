package a

import future.keywords

test_x if {
	some x in [1]
	x == 1
}
