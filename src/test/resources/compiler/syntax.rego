p := 1 ### rego_parse_error: package expected
---
package a
p := ### rego_parse_error: unexpected end of file
---
package a
p := [1, 2 ### rego_parse_error: unexpected end of file
---
package a
p := "abc ### rego_parse_error: non-terminated string
---
package a
p { true } ### rego_parse_error: `if` keyword is required before rule body
---
package a
p[x] ### rego_parse_error: `contains` keyword is required for partial set rules
---
package a
p ### rego_parse_error: var cannot be used for rule name
---
package a
default p := q ### rego_parse_error: illegal default rule (value cannot contain var)
---
package a
p := 1 if { x := ) } ### rego_parse_error: unexpected ')'
---
package a
p := "\q" ### rego_parse_error: illegal string escape sequence
---
package a
import foo.bar ### rego_parse_error: unexpected import path, must begin with one of: {data, future, input, rego}, got: foo
---
package a
p := 1 if { some 1 } ### rego_parse_error: unexpected term after 'some'
---
package a
p contains 1 else := 2 ### rego_parse_error: else keyword cannot be used on multi-value rules
---
package a
f(x).y := 1 ### rego_parse_error: unexpected ref after the arguments of a function
---
package a
1 := 2 ### rego_parse_error: rule name must be a variable
---
package a
p := 1 if { "a"[0] } ### rego_parse_error: illegal ref
---
package a
p := §1 ### rego_parse_error: illegal token
---
package a
# METADATA
# title: [a, b
# custom: } ### rego_parse_error: invalid METADATA block
p := 1
---
package a
# METADATA
# scope: galaxy ### rego_parse_error: invalid annotation scope 'galaxy'
p := 1
---
package a
p := 1e99999 ### rego_parse_error: number beyond the limit
