package t

p := {"a": [1, {2}], "b": `raw`, "c": {k: v | some k, v in input.o}, "d": {x | x := input.xs[_]}}

q := $"hello {input.s}, {input.none}"

r := {1} | {2} & {2} - {3}

s := (1 + 2) * 3 % 4 / 5 - -6

u := [1 in input.xs, (0, 1 in input.xs), input["o"].b[0], input.o["a"]]
