package a

test_no := false
