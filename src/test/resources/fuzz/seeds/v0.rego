package t

p[x] { x := input.xs[_] }

q = 1 { true } { false } else = 2 { true }

f(x) = y { y := x }
