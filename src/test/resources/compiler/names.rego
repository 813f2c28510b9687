package a
p if { x := 1; x := 2 } ### rego_compile_error: var x assigned above
---
package a
p if { x = 1; x := 2 } ### rego_compile_error: var x referenced above
---
package a
p if { some x; some x; x = 2 } ### rego_compile_error: var x declared above
---
package a
f(x) if { x := 1 } ### rego_compile_error: arg x redeclared
---
package a
p if { some y; x := 1 } ### rego_compile_error: declared var y unused
---
package a
p if { input := 1 } ### rego_compile_error: variables must not shadow input
---
package a
input := 1 ### rego_compile_error: rules must not shadow input
---
package a
data := 1 ### rego_compile_error: rules must not shadow data
---
package a
import data.b
import data.c.b ### rego_compile_error: import must not shadow import data.b
p := 1
---
package a
p if { 1 := 2 } ### rego_compile_error: cannot assign to number
---
package a
p if { a.b := 3 } ### rego_compile_error: cannot assign to ref
---
package a
p if { {1} := 3 } ### rego_compile_error: cannot assign to set
---
package a
p := x if { x := y; y := x } ### rego_compile_error: var y referenced above
---
package a
q := {}
p if { q with data.a.q.x as 1 } ### rego_compile_error: with keyword cannot partially replace virtual document(s)
