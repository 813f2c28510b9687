package t

import data.x as y

default allow := false

allow if {
	some user in input.users
	user.age > 18
}

names contains user.name if some user in input.users

by[user.name] := user if some user in input.users

a.b[x].c := x if some x in input.xs

f(x, [y, _]) := z if { z := x + y } else := -1

g := f(1, [2, 3])
