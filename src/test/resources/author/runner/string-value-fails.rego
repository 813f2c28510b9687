package a

test_no := "true"
