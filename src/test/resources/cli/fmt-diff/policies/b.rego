package a
p   :=   1 # one
