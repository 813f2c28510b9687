package a

test_no contains "x" if true
