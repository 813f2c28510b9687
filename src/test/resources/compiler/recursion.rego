package a
p if q ### rego_recursion_error: rule data.a.p is recursive: data.a.p -> data.a.q -> data.a.p
q if p ### rego_recursion_error: rule data.a.q is recursive: data.a.q -> data.a.p -> data.a.q
---
package a
p := p ### rego_recursion_error: rule data.a.p is recursive: data.a.p -> data.a.p
---
package a
f(x) if { g(x) } ### rego_recursion_error: rule data.a.f is recursive: data.a.f -> data.a.g -> data.a.f
g(x) if f(x) ### rego_recursion_error: rule data.a.g is recursive
---
package a
p := data[x].q if { x := "a" } ### rego_recursion_error: rule data.a.p is recursive
q := p ### rego_recursion_error: rule data.a.q is recursive
---
package a
p contains x if { some x in [1, 2]; not x in p } ### rego_recursion_error: rule data.a.p is recursive
