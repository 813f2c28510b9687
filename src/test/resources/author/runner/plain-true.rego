package a

test_ok if true
