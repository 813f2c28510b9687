package t

import future.keywords

p if {
	every x in input.o.not { x }
}

q if every y in input.or { y } 
