package t

import future.keywords

p if { input.n and ({ some x in input.xs; x > 0 } or input.f) }
