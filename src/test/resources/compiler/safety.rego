package a
p if { y > 2 } ### rego_unsafe_var_error: var y is unsafe
---
package a
p if { not y } ### rego_unsafe_var_error: var y is unsafe
---
package a
p := y if { true } ### rego_unsafe_var_error: var y is unsafe
---
package a
p contains y ### rego_unsafe_var_error: var y is unsafe
---
package a
f(x) := y ### rego_unsafe_var_error: var y is unsafe
---
package a
p if { _ > 1 } ### rego_unsafe_var_error: var _ is unsafe
---
package a
p if { not [1, 2][_] == 3 } ### rego_unsafe_var_error: var _ is unsafe
---
package a
p if { some x; not x } ### rego_unsafe_var_error: var x is unsafe
---
package a
p if { {1, y} = {1, 2} } ### rego_unsafe_var_error: var y is unsafe
---
package a
p if { every x in y { x == 1 } } ### rego_unsafe_var_error: var y is unsafe
---
package a
p := {x | x > 1} ### rego_unsafe_var_error: var x is unsafe
---
package a
p[x] := 1 if { true } ### rego_unsafe_var_error: var x is unsafe
---
package a
p if { count([1]) with count as sum2 } ### rego_unsafe_var_error: var sum2 is unsafe
