package a

test_p["y"] := true

test_q["n"] := false
