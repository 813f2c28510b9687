package labels

deny contains msg if {
	input.kind == "Deployment"
	not input.metadata.labels.team
	msg := sprintf("Deployment %s has no team label", [input.metadata.name])
}

deny contains "never" if input.sepc.replicas > 3

warn contains "host network" if input.spec.hostNetwork
