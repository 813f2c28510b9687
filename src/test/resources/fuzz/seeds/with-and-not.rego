package t

p if { not q with input.n as 4 with data.z as {} }

q if input.n == 3

r := count(input.xs) with count as 7

s if { every k, v in input.o { k != v } }
