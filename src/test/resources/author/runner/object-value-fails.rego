package a

test_no := {"a": true}
