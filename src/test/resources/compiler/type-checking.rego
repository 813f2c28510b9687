package t
p := count(1) ### rego_type_error: count: invalid argument(s)
---
package t
p if count(1) == "a" ### rego_type_error: count: invalid argument(s)
---
package t
p if count([1]) == "a" ### rego_type_error: match error
---
package t
p if 1 == "a" ### rego_type_error: match error
---
package t
p if 1 = "a" ### rego_type_error: match error
---
package t
p if [1, "a"] = ["a", 1] ### rego_type_error: match error
---
package t
p if {x := 1; x.foo} ### rego_type_error: undefined ref: x.foo
---
package t
p if {x := "a"; x == 1} ### rego_type_error: match error
---
package t
p if {x := {"a": 1}; x.b} ### rego_type_error: undefined ref: x.b
---
package t
p if {x := {"a": 1}; x.a.b} ### rego_type_error: undefined ref: x.a.b
---
package t
p if {x := [1,2]; x[2]} ### rego_type_error: undefined ref: x[2]
---
package t
p if {x := [1,2]; x.foo} ### rego_type_error: undefined ref: x.foo
---
package t
p if {x := [1,2]; x[_].foo} ### rego_type_error: undefined ref: x[_].foo
---
package t
p if {x := {1,2}; x["a"]} ### rego_type_error: undefined ref: x.a
---
package t
p if {x := {1,2}; x[y]; y == "a"} ### rego_type_error: match error
---
package t
p if {q.foo} ### rego_type_error: undefined ref: data.t.q.foo
q := 1
---
package t
p if {q.foo.bar} ### rego_type_error: undefined ref: data.t.q.foo.bar
q := {"foo": 1}
---
package t
p if {q["foo"]} ### rego_type_error: undefined ref: data.t.q.foo
q contains 1
---
package t
p if {q[1]}
q["a"] := 1
---
package t
p if {q.b}
q["a"] := 1
---
package t
p if {q.b}
q[x] := 1 if x := "a"
---
package t
p if {q[3]} ### rego_type_error: undefined ref: data.t.q[3]
q[x] := 1 if x := "a"
---
package t
p if {q == "a"} ### rego_type_error: match error
q := 1 if input.x
q := true if input.y
---
package t
p if {f("a") == 1} ### rego_type_error: match error
f(x) := "b"
---
package t
p if {f("a") == 1} ### rego_type_error: data.t.f: invalid argument(s)
f(1) := 1
---
package t
p if {f([1]) == 1} ### rego_type_error: data.t.f: invalid argument(s)
f([1, x]) := 1
---
package t
p if {f("a") == 1} ### rego_type_error: data.t.f: invalid argument(s)
f(x) := x + 1
---
package t
p if {f("a") == 1} ### rego_type_error: data.t.f: invalid argument(s)
f(x) := 1 if x == 2
---
package t
p if {f("a") == 1}
f("b") := 1
f(1) := 2
---
package t
p if {data.t.zzz == 1}
---
package t
p if {data.zzz.y == 1}
---
package t
p if {input.x == 1; input.x == "a"}
---
package t
p if {x := input.x; x == 1; x == "a"}
---
package t
p if {x = 1; x = "a"} ### rego_type_error: match error
---
package t
p if {sprintf("a", 1)} ### rego_type_error: sprintf: invalid argument(s)
---
package t
p if {sprintf(1, [1])} ### rego_type_error: sprintf: invalid argument(s)
---
package t
p if {concat(",", [1,2])} ### rego_type_error: concat: invalid argument(s)
---
package t
p if {concat(",", {"a"})}
---
package t
p if {lower(input.x) == 1} ### rego_type_error: match error
---
package t
p if {lower(input) == "a"}
---
package t
p if {"a" + 1 == 2} ### rego_type_error: plus: invalid argument(s)
---
package t
p if {1 - {1}}
---
package t
p if {{1} - 1}
---
package t
p if {[1] & {1}} ### rego_type_error: and: invalid argument(s)
---
package t
p if {[x | x := 1][0] == "a"} ### rego_type_error: match error
---
package t
p if {{x | x := 1}["a"]} ### rego_type_error: undefined ref: {x | x := 1}.a
---
package t
p if {{x: 1 | x := "a"}.b == "x"} ### rego_type_error: match error
---
package t
p if {every x in [1,2] {x == "a"}}
---
package t
p if {some x in [1,2]; x == "a"} ### rego_type_error: match error
---
package t
p if {some k, v in {"a": 1}; k == 1} ### rego_type_error: match error
---
package t
p if {some i, v in ["a"]; i == "a"} ### rego_type_error: match error
---
package t
p if {"a" in [1,2]}
---
package t
p if {not 1 == "a"} ### rego_type_error: match error
---
package t
p if {x := to_number("1"); x == "a"} ### rego_type_error: match error
---
package t
p if {json.unmarshal("{}").a == 1}
---
package t
p if {x := object.get({"a":1}, "a", "b"); x == true}
---
package t
p if {x := array.concat([1],[2]); x[0] == "a"}
---
package t
p if {split("a", "b")[0] == 1} ### rego_type_error: match error
---
package t
p if {walk(1, x); x == 1} ### rego_type_error: match error
---
package t
p if {walk({"a":1}, [p1, v]); p1 == 1} ### rego_type_error: match error
---
package t
p if {x := {"a": 1, "b": "c"}[_]; x == true} ### rego_type_error: match error
---
package t
p if {x := [1, "a"][_]; x == true} ### rego_type_error: match error
---
package t
p if {x := {"a": {"b": [1, {"c": null}]}}; x.a.b[1].c.d} ### rego_type_error: undefined ref: x.a.b[1].c.d
---
package t
p if {x := {"a": {"b": [1, {"c": null}]}}; x.a.b[1].d} ### rego_type_error: undefined ref: x.a.b[1].d
---
package t
p if {x := {1: "a"}; x["b"]} ### rego_type_error: undefined ref: x.b
---
package t
p if {x := {1: "a"}; x[1] == 2} ### rego_type_error: match error
---
package t
p if {is_string(1)}
---
package t
p := 1 + "a" ### rego_type_error: plus: invalid argument(s)
---
package t
p := {"a": 1 + "a"} ### rego_type_error: plus: invalid argument(s)
---
package t
p contains 1 + "a" ### rego_type_error: plus: invalid argument(s)
---
package t
p := count(x) if x := 1 ### rego_type_error: count: invalid argument(s)
---
package t
p if {regex.match(1, "a")} ### rego_type_error: regex.match: invalid argument(s)
---
package t
p if {startswith("a", ["b"])} ### rego_type_error: startswith: invalid argument(s)
---
package t
p if {x := [1]; y := x.a; y} ### rego_type_error: undefined ref: x.a
---
package t
p if {x := null; x == 1} ### rego_type_error: match error
---
package t
p if {null == input}
---
package t
p if {true == 1} ### rego_type_error: match error
---
package t
p if {x := $"a{1}"; x == 1} ### rego_type_error: match error
---
package t
p if {union({1,2})} ### rego_type_error: union: invalid argument(s)
---
package t
p if {sum(["a"])} ### rego_type_error: sum: invalid argument(s)
---
package t
p if {max("a")} ### rego_type_error: max: invalid argument(s)
---
package t
p if {numbers.range("a", 1)} ### rego_type_error: numbers.range: invalid argument(s)
---
package t
p if {p1 := {"x": [{"y": 1}]}; p1.x[_].z} ### rego_type_error: undefined ref: p1.x[_].z
---
package t
p.q.r := 1
z if p.q.r == "a" ### rego_type_error: match error
---
package t
p.q.r := 1
z if p.q.s == "a"
---
package t
p.q[x] := 1 if x := "a"
z if p.q.s == "a" ### rego_type_error: match error
---
package t
p.q[x] := 1 if x := "a"
z if p.q[1] ### rego_type_error: undefined ref: data.t.p.q[1]
---
package t
p.q contains 1
z if p.q.a ### rego_type_error: undefined ref: data.t.p.q.a
---
package t
p[x] := y if {x := "a"; y := 1}
z if p.foo.bar ### rego_type_error: undefined ref: data.t.p.foo.bar
---
package t
p if count(1, 2, 3) ### rego_type_error: count: arity mismatch
---
package t
p if {x = count(1); x} ### rego_type_error: count: invalid argument(s)
---
package t
p if {count(1, x)} ### rego_type_error: count: invalid argument(s)
---
package t
p if {count([1], "a")} ### rego_type_error: count: invalid argument(s)
---
package t
p if {object.union({"a":1}, [1])} ### rego_type_error: object.union: invalid argument(s)
---
package t
p if {semver.compare(1, 2)} ### rego_type_error: semver.compare: invalid argument(s)
---
package t
p if {1 < "a"}
---
package t
p if {{} == []} ### rego_type_error: match error
---
package t
p if {[] == set()} ### rego_type_error: match error
---
package t
p if {x := []; x[0] == 1}
---
package t
p if {x := {}; x.a}
---
package t
p if {x := object.union({"a":1},{"b":2}); x.a == "b"}
---
package t
p if {x := [y | y := input.z]; x[0].foo == 1}
---
package t
p if {input.x.y.z == 1; input.x == 1}
---
package t
p if {f(1).foo}
f(x) := {"foo": 1}
---
package t
p if {f(1).bar} ### rego_type_error: undefined ref: f(1).bar
f(x) := {"foo": 1}
---
package t
p if {g([1,"a"])}
g([x, y]) := x
---
package t
p if {g({"a": 1})} ### rego_type_error: data.t.g: invalid argument(s)
g({"b": y}) := y
---
package t
p if {g(1)} ### rego_type_error: data.t.g: invalid argument(s)
g({"b": y}) := y
---
package t
p if {g(1)} ### rego_type_error: data.t.g: invalid argument(s)
g([y]) := y
---
package t
p if {x := g(1); x == "s"} ### rego_type_error: match error
g(y) := 1 if y > 1
else := true
---
package t
p if {x := q; x == "s"} ### rego_type_error: match error
q := 1 if input.a
else := true
---
package t
p if {x := q; x == "s"} ### rego_type_error: match error
default q := false
q := 1 if input.a
---
package t
p if {x := q; x.a}
default q := {}
q := {"b": 1} if input.a
---
package t
p if {graph.reachable({"a":["b"]}, "a")} ### rego_type_error: graph.reachable: invalid argument(s)
---
package t
p if {x := [1,2,3]; count(x[0])} ### rego_type_error: count: invalid argument(s)
---
package t
p if {units.parse(1)} ### rego_type_error: units.parse: invalid argument(s)
---
package t
p if {not count(1)} ### rego_type_error: count: invalid argument(s)
---
package t
p if {count("a") with input as 1; count(1) with input as 2} ### rego_type_error: count: invalid argument(s)
---
package t
p if {q with data.t.q as "a"; data.t.q == "z"} ### rego_type_error: match error
q := 1
---
package t
p if {count([1]) with count as "a"}
---
package t
p if {count([1]) with count as f}
f(x) := 1
---
package t
p if {count([1]) with count as f} ### rego_type_error: count: arity mismatch: have 2, want 1
f(x, y) := 1
---
package t
p if {g(1) with g as f} ### rego_type_error: data.t.g: arity mismatch: have 2, want 1
f(x, y) := 1
g(x) := x
---
package t
p if {x := 1; y := x; y == "a"} ### rego_type_error: match error
---
package t
p if {[x, y] := [1, "a"]; x == "b"} ### rego_type_error: match error
---
package t
p if {{"k": x} := {"k": 1}; x == "b"} ### rego_type_error: match error
---
package t
p if {[x] := input; x == 1; x == "b"}
---
package t
p if {x := [1,2,3][_]; x == "a"} ### rego_type_error: match error
---
package t
p if {print(count(1))}
---
package t
p if {input.a[0].b == 1; count(input.a) == "x"} ### rego_type_error: match error
---
package t
p if {x := "a"; count(x + 1)} ### rego_type_error: plus: invalid argument(s)
---
package t
p if {every x in 1 {true}} ### rego_compile_error: declared var x unused
---
package t
p if {split("a","b") == numbers.range(1,2)} ### rego_type_error: match error
---
package t
p if {split("a","b") == [1]} ### rego_type_error: match error
---
package t
p if {split("a","b") == []}
---
package t
p if {{"a": 1} == {"b": 1}} ### rego_type_error: match error
---
package t
p if {{"a": 1} == {"a": "x"}} ### rego_type_error: match error
---
package t
p if {{"a": 1} == object.union({}, {})}
---
package t
p if {{1, "a"} == {true}} ### rego_type_error: match error
---
package t
p if {{1, "a"} == {1}}
---
package t
p if {not f("a")} ### rego_type_error: data.t.f: invalid argument(s)
f(x) if not x == 1
---
package t
p if {f("a")} ### rego_type_error: data.t.f: invalid argument(s)
f(x) if not x == 1
---
package t
p if {f("a")}
f(x) if not x > 1
---
package t
p if {f("a")}
f(x) if x > 1
---
package t
p if {f("a")}
f(x) if 1 in x
---
package t
p if {f("a")}
f(x) if x in [1]
---
package t
p if {f("a")}
f(x) if x[0]
---
package t
p if {f("a")}
f(x) if x.foo
---
package t
p if {f("a")}
f(x) if every y in x { y == 1}
---
package t
p if {f("a")}
f(x) if some y in x
---
package t
p if {f("a")}
f(x) := count(x) if is_array(x)
---
package t
p if {f(1)}
f(x) := count(x) if is_array(x)
---
package t
p if {f(1)}
f(x) := count(y) if {y := x}
---
package t
p if {f(1)} ### rego_type_error: data.t.f: invalid argument(s)
f(x) := g(x)
g(x) := count(x)
---
package t
p if {f(1)}
f(x) := count([y | y := x[_]])
---
package t
p if {f(1)}
f(x) := [count(x) | true]
---
package t
p if {f(1)} ### rego_type_error: data.t.f: invalid argument(s)
f(x) if {not count(x) == 1}
---
package t
p if {f(1)}
f(x) := 1 if count(x) == 1
else := x + 1
---
package t
p if {f(1)}
f("a") := 1
f(x) := 1 if false
---
package t
p if {f(1)}
f([x]) := 1
f(x) := 1 if false
---
package t
p if {f(1, "a")}
f(x, x) := 1
---
package t
p if {f(1)}
f(x) := 1 if {x == input.y; x == "a"}
---
package t
p if {f(1)}
f(x) := 1 if {y = x; y == "a"}
---
package t
p if {f(1)} ### rego_type_error: data.t.f: invalid argument(s)
f(x) := 1 if {"a" = x}
---
package t
p if {f(1)}
f(x) := 1 if {x = data.foo; x == "a"}
---
package t
p if {f(1)}
f(x) := $"{x}"
---
package t
p if {f(1)}
f(x) := {x: 1}["a"]
---
package t
p if {f(1)} ### rego_type_error: data.t.f: invalid argument(s)
f(x) := {"a": 1}[x]
---
package t
p if {f(1)}
f(x) := [1][x]
---
package t
p if {f("a")} ### rego_type_error: data.t.f: invalid argument(s)
f(x) := [1][x]
---
package t
p if {x := input.a; count(x); x == 1}
---
package t
p if {x := [input.a]; count(x[0]); x[0] == 1}
---
package t
p if {y = [x, 1]; x = "a"; y == [1, 1]} ### rego_type_error: match error
---
package t
p if {some x; input.a[x]; x == 1}
---
package t
p if {some x; data.a[x]; x == 1}
---
package t
p if {some x; data.t[x]; x == 1} ### rego_recursion_error: rule data.t.p is recursive: data.t.p -> data.t.p
---
package t
p if {some x; data.t[x].foo == 1; x == 1} ### rego_recursion_error: rule data.t.p is recursive: data.t.p -> data.t.p
---
package t
p if {data.t == 1} ### rego_recursion_error: rule data.t.p is recursive: data.t.p -> data.t.p
---
package t
p if {data == 1} ### rego_recursion_error: rule data.t.p is recursive: data.t.p -> data.t.p
---
package t
p if {data.t.q.r == 1} ### rego_type_error: match error
q.r := "a"
---
package t
p if {data.t.q == 1} ### rego_type_error: match error
q.r := "a"
---
package t
p if {data.t.q[x] == 1}
q.r := "a"
---
package t
p if {data.t[x].r == 1} ### rego_recursion_error: rule data.t.p is recursive: data.t.p -> data.t.p
q.r := "a"
---
package t
p if {data.t.q["r"].z} ### rego_type_error: undefined ref: data.t.q.r.z
q.r := "a"
---
package t
p if {q.r.s}
q[x].r[y] := 1 if {x := "q"; y := 2}
---
package t
p if {q.a.r.s} ### rego_type_error: undefined ref: data.t.q.a.r.s
q[x].r[y] := 1 if {x := "q"; y := 2}
---
package t
p if {q.a.r[5].s} ### rego_type_error: undefined ref: data.t.q.a.r[5].s
q[x].r[y] := 1 if {x := "q"; y := 2}
---
package t
p if {q.a.b == "x"}
q[x].b := 1 if x := "a"
q.a.b := "x"
---
package t
p if {q.a == "x"}
q[x] := 1 if x := "a"
q.a := "x" if false
---
package t
p if {q.a == "x"} ### rego_type_error: match error
q.a := 1
q.b := "x"
---
package t
p if {q.a == true} ### rego_type_error: match error
q[x] := 1 if x := "a"
q[x] := "s" if x := "b"
---
package t
p contains 1
q if p == {1}
---
package t
p contains 1
q if p == {"a"} ### rego_type_error: match error
---
package t
p contains 1
q if p == [1] ### rego_type_error: match error
---
package t
p contains x if {x := 1}
p contains "a"
q if p[true] ### rego_type_error: undefined ref: data.t.p[true]
---
package t
p contains {"a": 1}
q if p[x].b ### rego_type_error: undefined ref: data.t.p[x].b
---
package t
p contains {"a": 1}
q if {some x in p; x.b} ### rego_type_error: undefined ref: x.b
---
package t
p contains {"a": 1}
q if {p[x]; x.b} ### rego_type_error: undefined ref: x.b
---
package t
p contains {"a": 1}
q if {p[{"b": 1}]} ### rego_type_error: undefined ref: data.t.p[{"b": 1}]
---
package t
p contains {"a": 1}
q if {p[{"a": y}]; y == "x"} ### rego_type_error: match error
---
package t
p := {"a": [1, {"b": null}]}
q if p.a[1].b == 1 ### rego_type_error: match error
---
package t
p := x if {x := input.a}
q if p.a[1].b == 1
---
package t
p := 1 if input.x
q if p.x ### rego_type_error: undefined ref: data.t.p.x
---
package t
p := object.get(input, "a", {})
q if p.a[1].b == 1
---
package t
p := {k: v | v := input[k]}
q if p[1].x.y
---
package t
p := {k: v | v := [1,2][k]}
q if p.a ### rego_type_error: undefined ref: data.t.p.a
---
package t
p if {x := {"a": 1}[y]; y == 1} ### rego_type_error: match error
---
package t
p if {x := {"a": 1}[y]; y == "b"}
---
package t
p if {x := ["a"][y]; y == "b"} ### rego_type_error: match error
---
package t
p if {walk(input, [path, value]); path[0] == "a"; value.x}
---
package t
p if {[path, value] = walk(input); path == "a"} ### rego_type_error: match error
---
package t
p if {walk(input)[1] == "a"}
---
package t
p if {json.is_valid(1)} ### rego_type_error: json.is_valid: invalid argument(s)
---
package t
p if {count(input.x, n); n == "a"} ### rego_type_error: match error
---
package t
p if {n := count(input.x); n == "a"} ### rego_type_error: match error
---
package t
p if {array.slice([1,2], 0, 1)[0] == "a"}
---
package t
p if {sort([1, 2])[0] == "a"}
---
package t
p if {min([1, 2]) == "a"}
---
package t
p if {object.keys({"a": 1})[_] == 1}
---
package t
p if {regex.find_n("a", "b", -1)[0] == 1} ### rego_type_error: match error
---
package t
p if {{1,2} | {"a"} == 1} ### rego_type_error: match error
---
package t
p if {({1,2} | {"a"})[_] == true}
---
package t
p if {x := {1,2} - {1}; x == 1}
---
package t
p if {x := 2 - 1; x == {1}}
---
package t
p if {x := 2 - 1; x == "a"} ### rego_type_error: match error
---
package t
p if {to_number(true)}
---
package t
p if {format_int("a", 2)} ### rego_type_error: format_int: invalid argument(s)
---
package t
p if {f} ### rego_type_error: function data.t.f used as reference, not called
f(x) := 1
---
package t
p if {x := f} ### rego_type_error: function data.t.f used as reference, not called
f(x) := 1
---
package t
p if {f.x} ### rego_type_error: function data.t.f used as reference, not called
f(x) := 1
---
package t
p if {data.t.f[1]} ### rego_type_error: function data.t.f used as reference, not called
f(x) := 1
---
package t
p if {startswith} ### rego_unsafe_var_error: var startswith is unsafe
---
package t
p if {x := count} ### rego_unsafe_var_error: var x is unsafe ### rego_unsafe_var_error: var count is unsafe
---
package t
p if {count.x} ### rego_unsafe_var_error: var count is unsafe
---
package t
p if {json.foo} ### rego_unsafe_var_error: var json is unsafe
---
package t
p if {json} ### rego_unsafe_var_error: var json is unsafe
---
package t
p if { 1 == 1.0 }
---
package t
p if {"a" > 1}
---
package t
p if {"a" != 1}
---
package t
p if {input == 1; input.x == 1}
---
package t
p if {[1,2] == [1,2,3]} ### rego_type_error: match error
---
package t
p if {[x, 2] = [1, "a"]} ### rego_type_error: match error
---
package t
p if {[x, "a"] = [1, y]; y == 1} ### rego_type_error: match error
---
package t
p if {{"a": x} = {"a": 1}; x == "s"} ### rego_type_error: match error
---
package t
p if {{"a": x} = {"b": 1}} ### rego_unsafe_var_error: var x is unsafe
---
package t
p if {{"a": x, "b": 1} = {"a": 1}} ### rego_unsafe_var_error: var x is unsafe
---
package t
p if {{"a": x} = input.q; x == "s"; x == 1}
---
package t
p if {x := {"a": y | y := 1}; x.a == "z"} ### rego_type_error: match error
---
package t
p if {every k, v in {"a": 1} { v == "z" }} ### rego_compile_error: declared var k unused
---
package t
p if {every k in [1] { count(1) == 1 }} ### rego_compile_error: declared var k unused
---
package t
p if {x := 1 if true} ### rego_parse_error: unexpected 'if': want '}'
---
package t
p if {abs("a")} ### rego_type_error: abs: invalid argument(s)
---
package t
p if {ceil(1.2) == "a"} ### rego_type_error: match error
---
package t
p if {object.remove({"a": 1}, "a")} ### rego_type_error: object.remove: invalid argument(s)
---
package t
p if {object.filter({"a": 1}, 1)} ### rego_type_error: object.filter: invalid argument(s)
---
package t
p if {object.subset({"a":1}, [1])}
---
package t
p if {bits.and("a", 1)} ### rego_type_error: bits.and: invalid argument(s)
---
package t
p if {strings.count(1, "a")} ### rego_type_error: strings.count: invalid argument(s)
---
package t
p if {base64.encode(1)} ### rego_type_error: base64.encode: invalid argument(s)
---
package t
p if {glob.match("a", 1, "b")} ### rego_type_error: glob.match: invalid argument(s)
---
package t
p if {glob.match("a", [1], "b")} ### rego_type_error: glob.match: invalid argument(s)
---
package t
p if {glob.match("a", null, "b")}
