package a

test_x["y"][z] if some z in ["b"]

test_y[z].y if some z in ["b"]
