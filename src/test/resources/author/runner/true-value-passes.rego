package a

test_yes := true
