package t

p if { every x in input.xs { x > 0 y := [z | w v] } }
