package a["x.y"]["z w"]

test_q if true

test_r if false
