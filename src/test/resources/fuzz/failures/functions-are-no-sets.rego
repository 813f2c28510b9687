package t

f(x) contains 1
