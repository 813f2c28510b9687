package a

test_x if 1 / 0

test_y if json.unmarshal("{")
