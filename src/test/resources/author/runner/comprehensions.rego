package a

test_x if count({x | some x in [1, 1, 2]}) == 2

test_y if [x | some x in [3, 1]] == [1, 3]
