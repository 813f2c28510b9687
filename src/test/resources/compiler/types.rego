package a
p if { foo(1) } ### rego_type_error: undefined function foo
---
package a
p if { count(1, 2, 3) } ### rego_type_error: count: arity mismatch
---
package a
f(x) := 1
p if { f(1, 2, 3) } ### rego_type_error: function data.a.f has arity 1, got 3 arguments
---
package a
p := 1 ### rego_type_error: conflicting rules data.a.p found
p contains 2
---
package a
f(x) := 1 ### rego_type_error: conflicting rules data.a.f found
f(x, y) := 2
---
package a
default p := 1 ### rego_type_error: multiple default rules data.a.p found at bad.rego
default p := 2
---
package a
p := 1 ### rego_type_error: rule data.a.p conflicts with:
p.q := 2
---
package a
p if { any([1]) } ### rego_type_error: deprecated built-in function calls in expression: any
---
package a
p if { data.b with foo.bar as 1 } ### rego_type_error: with keyword target must reference existing input, data, or a function
