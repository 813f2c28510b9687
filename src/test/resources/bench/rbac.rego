package bench.rbac

import data.grants
import data.roles

default allow := false

allow if {
	some role in roles[input.user]
	some grant in grants[role]
	grant.action == input.action
	grant.type == input.type
}

allow if "admin" in roles[input.user]

result := allow
