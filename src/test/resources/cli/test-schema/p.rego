package a

test_x if input.nam
