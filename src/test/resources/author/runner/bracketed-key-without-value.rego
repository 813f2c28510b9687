package a

test_s["y"] if true

test_h["y"] if false
