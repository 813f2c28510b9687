package t

import future.keywords

p if { input.f or { x := input.n; x > 2 } and not { input.none } }

q if not (input.f or input.none)
