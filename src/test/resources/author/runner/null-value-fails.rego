package a

test_no := null
