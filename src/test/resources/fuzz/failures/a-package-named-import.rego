package import

future.keywords.and := import.x

p if {
	data and
	-62 = input.x
}
