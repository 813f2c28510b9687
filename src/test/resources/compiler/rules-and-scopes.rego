package t
p if p ### rego_recursion_error: rule data.t.p is recursive: data.t.p -> data.t.p
---
package t
p if q ### rego_recursion_error: rule data.t.p is recursive: data.t.p -> data.t.q -> data.t.p
q if p ### rego_recursion_error: rule data.t.q is recursive: data.t.q -> data.t.p -> data.t.q
---
package t
p if not p ### rego_recursion_error: rule data.t.p is recursive: data.t.p -> data.t.p
---
package t
p if {x := {y | y := p}} ### rego_recursion_error: rule data.t.p is recursive: data.t.p -> data.t.p
---
package t
p if data.t.p ### rego_recursion_error: rule data.t.p is recursive: data.t.p -> data.t.p
---
package t
p if data.t[x] ### rego_recursion_error: rule data.t.p is recursive: data.t.p -> data.t.p
---
package t
p if {x := "p"; data.t[x]} ### rego_recursion_error: rule data.t.p is recursive: data.t.p -> data.t.p
---
package t
p contains x if x := p[_] ### rego_recursion_error: rule data.t.p is recursive: data.t.p -> data.t.p
---
package t
p[x] := y if {x := 1; y := p[2]} ### rego_recursion_error: rule data.t.p is recursive: data.t.p -> data.t.p
---
package t
f(x) := f(x) ### rego_recursion_error: rule data.t.f is recursive: data.t.f -> data.t.f
---
package t
f(x) := g(x) ### rego_recursion_error: rule data.t.f is recursive: data.t.f -> data.t.g -> data.t.f
g(x) := f(x) ### rego_recursion_error: rule data.t.g is recursive: data.t.g -> data.t.f -> data.t.g
---
package t
p if q with input as r ### rego_recursion_error: rule data.t.p is recursive: data.t.p -> data.t.r -> data.t.p
r if p ### rego_recursion_error: rule data.t.r is recursive: data.t.r -> data.t.p -> data.t.r
q := 1
---
package t
p if q with data.t.r as 1 ### rego_recursion_error: rule data.t.p is recursive: data.t.p -> data.t.q -> data.t.r -> data.t.p
q if r ### rego_recursion_error: rule data.t.q is recursive: data.t.q -> data.t.r -> data.t.p -> data.t.q
r if p ### rego_recursion_error: rule data.t.r is recursive: data.t.r -> data.t.p -> data.t.q -> data.t.r
---
package t
p if count([]) with count as f ### rego_recursion_error: rule data.t.p is recursive: data.t.p -> data.t.f -> data.t.p
f(x) if p ### rego_recursion_error: rule data.t.f is recursive: data.t.f -> data.t.p -> data.t.f
---
package t
p.q if p.r
p.r := 1
---
package t
p.q if p.q ### rego_recursion_error: rule data.t.p.q is recursive: data.t.p.q -> data.t.p.q
---
package t
p.q[x] if {x := p.r}
p.r := 1
---
package t
p.q[x] := 1 if {x := p.r[_]}
p.r[y] := 2 if y := 1
---
package t
p := 1
p := 2
---
package t
p := 1 ### rego_type_error: conflicting rules data.t.p found
p(x) := 2
---
package t
p contains 1 ### rego_type_error: conflicting rules data.t.p found
p := 2
---
package t
p contains 1 ### rego_type_error: conflicting rules data.t.p found
p[x] := 2 if x := 1
---
package t
p.q := 1
p := 2 ### rego_type_error: rule data.t.p conflicts with:
---
package t
p.q := 1 ### rego_type_error: rule data.t.p.q conflicts with:
p.q.r := 2
---
package t
p.q.r := 1
p.q := {} ### rego_type_error: rule data.t.p.q conflicts with:
---
package t
p.q.r := 1
p contains "x" ### rego_type_error: rule data.t.p conflicts with:
---
package t
p.q contains 1 ### rego_type_error: conflicting rules data.t.p.q found
p.q := 2
---
package t
p.q contains 1 ### rego_type_error: rule data.t.p.q conflicts with:
p.q.r := 2
---
package t
p[x] contains 1 if x := 1
p.a := 2
---
package t
p[x] := 1 if x := "a"
p.a.b := 2
---
package t
p[x].y := 1 if x := "a"
p.a.b := 2
---
package t
f(x) := 1 ### rego_type_error: conflicting rules data.t.f found
f(x, y) := 2
---
package t
f(x) := 1 ### rego_type_error: rule data.t.f conflicts with:
f.a := 2
---
package t
f.a(x) := 1
f.b := 2
---
package t
f.a(x) := 1 ### rego_type_error: conflicting rules data.t.f.a found
f.a := 2
---
package t
f.a(x) := 1 ### rego_type_error: rule data.t.f.a conflicts with:
f.a.b := 2
---
package t
default p := [y | y := 1]
---
package t
default p := {"a": [1]}
---
package t
default p.q := 1
---
package t
default p[x] := 1 ### rego_unsafe_var_error: var x is unsafe
---
package t
default p contains 1 ### rego_parse_error: illegal default rule (must have a value)
---
package t
default f(x) := 1
f(x) := 2 if x == 1
---
package t
default f(x) := 1 ### rego_type_error: conflicting rules data.t.f found
f(x, y) := 2
---
package t
default p := 1 ### rego_type_error: conflicting rules data.t.p found
p contains 2
---
package t
p := 1 if false
else := 2
---
package t
p contains 1 if false
else := 2 ### rego_parse_error: else keyword cannot be used on multi-value rules
---
package t
p[1] := 1 if false
else := 2
---
package t
p contains x if {x := 1} else := 2 ### rego_parse_error: else keyword cannot be used on multi-value rules
---
package t
f(x) := 1 if x == 2
else := 2 if x == 3
else := x
---
package t
input := 1 ### rego_compile_error: rules must not shadow input (use a different rule name)
---
package t
data := 1 ### rego_compile_error: rules must not shadow data (use a different rule name)
---
package t
input.x := 1 ### rego_compile_error: rules must not shadow input (use a different rule name)
---
package t
data.x := 1 ### rego_compile_error: rules must not shadow data (use a different rule name)
---
package t
p if {input := 1} ### rego_compile_error: variables must not shadow input (use a different variable name)
---
package t
p if {data := 1} ### rego_compile_error: variables must not shadow data (use a different variable name)
---
package t
p if {some input; input == 1} ### rego_unsafe_var_error: var input is unsafe
---
package t
p if {some x in [1]; x := 2} ### rego_compile_error: var x declared above
---
package t
p if {x := 1; x := 2} ### rego_compile_error: var x assigned above
---
package t
p if {x := 1; some x; x == 2} ### rego_compile_error: var x assigned above
---
package t
p if {some x; some x; x == 1} ### rego_compile_error: var x declared above
---
package t
p if {some x; x := 1} ### rego_compile_error: var x declared above
---
package t
p if {x = 1; x := 2} ### rego_compile_error: var x referenced above
---
package t
f(x) := y if {x := 1; y := x} ### rego_compile_error: arg x redeclared
---
package t
f(x) := y if {some x; y := x} ### rego_compile_error: arg x redeclared
---
package t
p if {some x} ### rego_compile_error: declared var x unused
---
package t
p if {some x; y := 1} ### rego_compile_error: declared var x unused
---
package t
p if {every x in [1] {x}; x := 1}
---
package t
p if {every x in [1] {y := x}; y := 1; y}
---
package t
p if {1 := 2} ### rego_compile_error: cannot assign to number
---
package t
p if {input.x := 1} ### rego_compile_error: cannot assign to ref
---
package t
p if {f(1) := 2} ### rego_compile_error: cannot assign to call
f(x) := x
---
package t
p if {{1} := {1}} ### rego_compile_error: cannot assign to set
---
package t
p if {[x, 1] := [2, 1]; x} ### rego_compile_error: cannot assign to number
---
package t
p if {{"a": x} := {"a": 1}; x}
---
package t
p if {{x: 1} := {"a": 1}} ### rego_compile_error: cannot assign to number
---
package t
p if {[x, x] := [1, 1]} ### rego_compile_error: var x assigned above
---
package t
p if {x := x} ### rego_compile_error: var x referenced above
---
package t
p if {x := x + 1} ### rego_compile_error: var x referenced above
---
package t
p if {x := 1; y := {x: z | z := x}; y}
---
package t
p if foo(1) ### rego_type_error: undefined function foo
---
package t
p if data.foo.bar(1) ### rego_type_error: undefined function data.foo.bar
---
package t
p if data.t.g(1) ### rego_type_error: undefined function data.t.g
---
package t
p if input.f(1) ### rego_type_error: undefined function input.f
---
package t
p if {x := 1; x(1)} ### rego_type_error: undefined function x
---
package t
p if q(1) ### rego_type_error: undefined function data.t.q
q := 1
---
package t
p if {count := 1; count([1])} ### rego_type_error: undefined function count
---
package t
p if {f(1)} ### rego_type_error: undefined function data.t.f
f := 1
---
package t
count(x) := 1
p := count([1,2])
---
package t
p if q with foo as 1 ### rego_type_error: with keyword target must reference existing input, data, or a function
q := 1
---
package t
p if q with foo.bar as 1 ### rego_type_error: with keyword target must reference existing input, data, or a function
q := 1
---
package t
p if q with input.x[y] as 1 ### rego_unsafe_var_error: var y is unsafe
q := 1
---
package t
p if q with data.t.q as 1
q := 2
---
package t
p if q with data.t.q.r as 1 ### rego_compile_error: with keyword cannot partially replace virtual document(s)
q := {"r": 2}
---
package t
p if q with data.t as 1 ### rego_recursion_error: rule data.t.p is recursive: data.t.p -> data.t.p
q := 2
---
package t
p if q with data as {} ### rego_recursion_error: rule data.t.p is recursive: data.t.p -> data.t.p
q := 2
---
package t
p if q with input as 1 with input.x as 2
q := input
---
package t
p if q with data.x.y as 1 with data.x as {}
q := data.x
---
package t
p if f(1) with f as 2
f(x) := x
---
package t
p if q with q as 2
q := 1
---
package t
p if q with count as 2
q := count([1])
---
package t
p if q with count as nope ### rego_unsafe_var_error: var nope is unsafe
q := count([1])
---
package t
p if q with count as data.t.g
q := count([1])
g(x) := 7
---
package t
p if q with data.t.f as count
q := f([1])
f(x) := 7
---
package t
p if q with data.t.f as data.t.q2
q := f([1])
f(x) := 7
q2 := 1
---
package t
p if q with walk as f ### rego_compile_error: with keyword replacing built-in function: target must not be a relation
q := 1
f(x) := [1,2]
---
package t
p if q with internal.print as 1 ### rego_compile_error: with keyword replacing built-in function: replacement of internal function "internal.print" invalid
q := 1
---
package t
p if q with eq as 1 ### rego_compile_error: with keyword replacing built-in function: replacement of "eq" invalid
q := 1
---
package t
p if q with rego.metadata.chain as 1 ### rego_compile_error: with keyword replacing built-in function: replacement of "rego.metadata.chain" invalid
q := rego.metadata.chain()
---
package t
p if {not 1 with input as 1}
---
package t
p if every x in [1] {x == input} with input as 1
---
package t
p if {some x in input with input as [1]; x == 1}
---
package t
import data.foo
import data.foo ### rego_compile_error: import must not shadow import data.foo
p := foo
---
package t
import data.foo
import data.bar.foo ### rego_compile_error: import must not shadow import data.foo
p := foo
---
package t
import data.foo as bar
import input.bar ### rego_compile_error: import must not shadow import data.foo as bar
p := bar
---
package t
import data.foo
foo := 1
---
package t
import data.foo
foo(x) := 1
---
package t
import data.foo
p if {foo := 1; foo}
---
package t
import data.foo
f(foo) := foo
p := f(1)
---
package t
import input
p := input.x
---
package t
import data
p := data.x
---
package t
import foo ### rego_parse_error: unexpected import path, must begin with one of: {data, future, input, rego}, got: foo
p := 1
---
package t
import foo.bar ### rego_parse_error: unexpected import path, must begin with one of: {data, future, input, rego}, got: foo
p := 1
---
package t
import data.foo.bar
p := bar.baz
---
package t
import data["foo bar"]
p := 1
---
package t
import data["foo bar"] as fb
p := fb
---
package t
import future.keywords
p := 1
---
package t
import rego.v1
p := 1
---
package t
import rego.v2 ### rego_parse_error: must be `rego.v1`
p := 1
---
package t
import input.a.b as c
p := c.d
---
package t
p := 1 { true } ### rego_parse_error: `if` keyword is required before rule body
---
package t
p { true } ### rego_parse_error: `if` keyword is required before rule body
---
package t
p contains 1 { true } ### rego_parse_error: `if` keyword is required before rule body
---
package t
p if { print(x) }
---
package t
p if { print(input.x) }
---
package t
p if { print() }
---
package t
p if print ### rego_unsafe_var_error: var print is unsafe
---
package t
q := {"a": 1, "a": 2}
---
package t
q := {"a": 1, "a": 1}
---
package t
q := {x: 1, y: 2} if {x := 1; y := 1}
---
package t
q := 1 if {{1: 2, 1: 3}}
---
package t
q := sprintf("%s") ### rego_type_error: sprintf: arity mismatch
---
package t
q := 1 / 0
---
package t
q := {1,2}[3]
---
package t
p[x] := 1 if {x := input[_]}
---
package t
p[input.x] := 1
---
package t
p[data.foo] := 1
---
package t
p[f(1)] := 1
f(x) := x
---
package t
p.q[f(1)].r := 1
f(x) := "s"
---
package t
p["a"]["b"] := 1
---
package t
p["a b"].c := 1
---
package t
p[1][2] := 3
---
package t
p[[1,2]] := 3
---
package t
p[x][y] := 1 if {x := 1; y := 2}
---
package t
p[x][y] contains z if {x := 1; y := 2; z := 3}
---
package t
f(x).y := 1 ### rego_parse_error: unexpected ref after the arguments of a function
---
package t
a.b.c(x) := x
q := a.b.c(1)
---
package t
a.b.c contains 1
a.b.d := 2
q := a
---
package t
package := 1 ### rego_parse_error: unexpected 'package': want end of file
---
package t
p = 1 { false } ### rego_parse_error: `if` keyword is required before rule body
---
package t
p := _ ### rego_unsafe_var_error: var _ is unsafe
---
package t
p := x if x := _ ### rego_unsafe_var_error: var x is unsafe ### rego_unsafe_var_error: var _ is unsafe
---
package t
f(_) := 1
p := f(_) ### rego_unsafe_var_error: var _ is unsafe
---
package t
p if _ == 1 ### rego_unsafe_var_error: var _ is unsafe
---
package t
p if _ := 1
---
package t
p if [_, x] := [1, 2]
---
package t
p if {x := [_ | true]} ### rego_unsafe_var_error: var _ is unsafe
