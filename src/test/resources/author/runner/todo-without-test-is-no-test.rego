package a

todo_x if false

test_y if true
