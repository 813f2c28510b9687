package loops

xs := [1, 2, 3]

f(x) := concat("-", ["f", x])

double(_) := 7

g(x) := y if some y in object.get({"a": 1, "b": 2}, x, [])

p.a := 1

p.b := "two"

p.c contains x if some x in xs

p.d if input.nothing

# A call that a loop does not change, and one that fails in every round.
calls := [[x, y] | some x in xs; y := concat("/", [input.user, "home"])]

failing := [x | some x in xs; to_number(input.user) == x]

# Kept for the inner loop only: it changes with the outer one.
nested := [[x, y, z] | some x in xs; some y in ["a", "b"]; z := sprintf("%d%s", [x, input.user])]

# A loop within a negation, within a loop.
negated := [x | some x in xs; not within(x)]

within(x) if {
	some y in xs
	y == x - 1
	count(input.user) == 3
}

# Collections that are the same in each round, and some that are not.
collected := [c | some x in xs; c := {y | some y in xs; y > 1}]

changing := [c | some x in xs; c := {y | some y in xs; y > x}]

# With in a loop, loops in with.
replaced := [[x, u] | some x in xs; u := f(input.user) with input.user as sprintf("u%d", [x])]

mocked := [[count([1, 2]), n] | some x in xs; n := double_count with count as double]

double_count := count([1, 2])

between := {[x, a, b] |
	some x in xs
	a := count("abc")
	b := double_count with count as double
}

# A bound key is looked up, in arrays, objects and sets.
keyed := {[k, v] | some k in [0, 2, 5, "a"]; v := at[k]}

at[k] := v if some k, v in xs

keyed_object := {[k, v] | some k in [0, "a"]; v := at_object[k]}

at_object[k] := v if some k, v in {"a": 1, "b": 2}

keyed_set := {[k, v] | some k in [0, "a"]; v := at_set[k]}

at_set[k] := v if some k, v in {"a", "b"}

constant_key := [v | some 1, v in xs]

# Which document is known only when it runs.
picked := {[k, v] | some k in ["a", "b", "c", "d", "e"]; v := p[k]}

picked_deeper := {[k, v] | some k in ["a", "c"]; some v in p[k]}

all_of_p := {k | some k; p[k]}

# The same branch again and again, with results of its own.
picked_calls := [[x, v] | some x in xs; some k in ["a", "b"]; v := sprintf("%v%v", [p[k], x])]

walked := {path | walk(input, [path, value]); value == input.user}

constants := [upper("a"), sprintf("%d", [1]), {n | some n in numbers.range(1, 3)}, regex.match("^a", "ab")]

conditional := [r | some x in xs; r := concat(",", [n | some s in xs; s < x; n := format_int(s, 10)])]
