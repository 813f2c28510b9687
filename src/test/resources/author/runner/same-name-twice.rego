package a

test_x if true

test_x if false

test_x if { true }
