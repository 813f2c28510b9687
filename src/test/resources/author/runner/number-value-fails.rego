package a

test_no := 3
