package a

test_c[z] contains "y" if some z in ["b"]
