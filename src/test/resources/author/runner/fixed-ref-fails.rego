package a

test_no.x if true

test_no_too.x.y := true
