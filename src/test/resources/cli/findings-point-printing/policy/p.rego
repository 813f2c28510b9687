package printing

# Evaluated once, so that each line is printed once.
deny contains sprintf("container %s may not be privileged", [c.name]) if {
	some c in input.spec.template.spec.containers
	print("looking at", c.name)
	c.securityContext.privileged
}
