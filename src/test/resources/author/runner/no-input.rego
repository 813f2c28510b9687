package a

test_none if not input

test_a if input.a
