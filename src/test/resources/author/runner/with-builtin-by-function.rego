package a

now := time.now_ns()

fake := 7

mock(x) := concat("", ["<", x, ">"])

test_time if now == 7 with time.now_ns as fake

test_upper if upper("a") == "<a>" with upper as mock
