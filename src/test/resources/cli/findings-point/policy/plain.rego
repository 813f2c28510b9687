package plain

# None of these rules says anything of places.

deny contains sprintf("container %s may not be privileged", [c.name]) if {
	input.kind == "Deployment"
	some c in input.spec.template.spec.containers
	c.securityContext.privileged
}

deny contains "no team label" if {
	input.kind == "Deployment"
	not input.metadata.labels.team
}

deny contains {"msg": sprintf("port %d is below 1024", [p])} if {
	some p in ports
	p < 1024
}

ports contains input.spec.template.spec.containers[_].ports[_].containerPort

warn contains sprintf("%s has a moving tag", [image]) if {
	image := input.spec.template.spec.containers[_].image
	endswith(image, ":latest")
}

warn contains "replicas differ from what the team is used to" if input.spec.replicas > data.none
