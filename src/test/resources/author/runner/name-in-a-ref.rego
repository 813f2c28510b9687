package a

x.test_i if true

x.y.test_j if false
