package t

import future.keywords

p if { input.f or { x := {1} | {2}; count(x) == 2 } }

q := [1 | { some x in ({1} | {2}); x } or input.f]
