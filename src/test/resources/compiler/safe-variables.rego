package t
p if {x := count} ### rego_unsafe_var_error: var x is unsafe ### rego_unsafe_var_error: var count is unsafe
---
package t
p if {x = y} ### rego_unsafe_var_error: var x is unsafe ### rego_unsafe_var_error: var y is unsafe
---
package t
p if {x := y} ### rego_unsafe_var_error: var x is unsafe ### rego_unsafe_var_error: var y is unsafe
---
package t
p if {x := y + 1} ### rego_unsafe_var_error: var x is unsafe ### rego_unsafe_var_error: var y is unsafe
---
package t
p if {x = y + 1} ### rego_unsafe_var_error: var x is unsafe ### rego_unsafe_var_error: var y is unsafe
---
package t
p if {y + 1 = x} ### rego_unsafe_var_error: var y is unsafe ### rego_unsafe_var_error: var x is unsafe
---
package t
p if {x := y; z := x} ### rego_unsafe_var_error: var x is unsafe ### rego_unsafe_var_error: var y is unsafe ### rego_unsafe_var_error: var z is unsafe
---
package t
p if {z := x; x := y} ### rego_compile_error: var x referenced above
---
package t
p if {[x, y] = z} ### rego_unsafe_var_error: var x is unsafe ### rego_unsafe_var_error: var y is unsafe ### rego_unsafe_var_error: var z is unsafe
---
package t
p if {x == y} ### rego_unsafe_var_error: var x is unsafe ### rego_unsafe_var_error: var y is unsafe
---
package t
p if {x = f(y)} ### rego_unsafe_var_error: var x is unsafe ### rego_unsafe_var_error: var y is unsafe
f(a) := 1
---
package t
p if {f(y, x)} ### rego_unsafe_var_error: var y is unsafe ### rego_unsafe_var_error: var x is unsafe
f(a) := 1
---
package t
p if {count(y, x)} ### rego_unsafe_var_error: var y is unsafe ### rego_unsafe_var_error: var x is unsafe
---
package t
p if {x := input[y]; not z; w := v} ### rego_unsafe_var_error: var z is unsafe ### rego_unsafe_var_error: var w is unsafe ### rego_unsafe_var_error: var v is unsafe
---
package t
p if {some x; x == 1} ### rego_unsafe_var_error: var x is unsafe
---
package t
p if {some x, y; x = y} ### rego_unsafe_var_error: var x is unsafe ### rego_unsafe_var_error: var y is unsafe
---
package t
p := x if {y := z} ### rego_unsafe_var_error: var x is unsafe
---
package t
p[x] := y if {true} ### rego_unsafe_var_error: var x is unsafe ### rego_unsafe_var_error: var y is unsafe
---
package t
p if {not x == y} ### rego_unsafe_var_error: var x is unsafe ### rego_unsafe_var_error: var y is unsafe
---
package t
p if {x := [y | y := z]} ### rego_unsafe_var_error: var y is unsafe ### rego_unsafe_var_error: var z is unsafe
---
package t
p if {x := {y: z | y := 1}} ### rego_unsafe_var_error: var z is unsafe
---
package t
p if {every x in y { x == z }} ### rego_unsafe_var_error: var y is unsafe
---
package t
p if {some x in y; x == z} ### rego_unsafe_var_error: var x is unsafe ### rego_unsafe_var_error: var y is unsafe ### rego_unsafe_var_error: var z is unsafe
---
package t
p if {x := 1 with input as y} ### rego_unsafe_var_error: var y is unsafe
---
package t
p if {x := $"{y}"} ### rego_unsafe_var_error: var y is unsafe
---
package t
p if {x[y]} ### rego_unsafe_var_error: var x is unsafe ### rego_unsafe_var_error: var y is unsafe
---
package t
p if {x.y} ### rego_unsafe_var_error: var x is unsafe
---
package t
p if {x in y} ### rego_unsafe_var_error: var x is unsafe ### rego_unsafe_var_error: var y is unsafe
---
package t
p if {"a": x} = y ### rego_unsafe_var_error: var x is unsafe ### rego_unsafe_var_error: var y is unsafe
---
package t
f(x) := y ### rego_unsafe_var_error: var y is unsafe
---
package t
p contains x ### rego_unsafe_var_error: var x is unsafe
---
package t
p contains x if y ### rego_unsafe_var_error: var x is unsafe
---
package t
p if {z == 1; y == z; x == y} ### rego_unsafe_var_error: var z is unsafe ### rego_unsafe_var_error: var y is unsafe ### rego_unsafe_var_error: var x is unsafe
---
package t
p if {x = [y, z]} ### rego_unsafe_var_error: var x is unsafe ### rego_unsafe_var_error: var y is unsafe ### rego_unsafe_var_error: var z is unsafe
---
package t
p if {[x, 1] = [y, z]} ### rego_unsafe_var_error: var x is unsafe ### rego_unsafe_var_error: var y is unsafe
---
package t
p if {walk(x, y)} ### rego_unsafe_var_error: var x is unsafe ### rego_unsafe_var_error: var y is unsafe
---
package t
p if {input.a[x] == y} ### rego_unsafe_var_error: var y is unsafe
---
package t
p if {x > 1; y < x} ### rego_unsafe_var_error: var x is unsafe ### rego_unsafe_var_error: var y is unsafe
