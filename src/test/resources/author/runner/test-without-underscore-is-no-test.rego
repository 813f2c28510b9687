package a

testing if false

test if false

test_y if true
