package t

p := $"a{input.n}b

q := 1
