package bench.nested

zones[name] := zone if {
	some name, network in input.networks
	zone := zone_of(network)
}

zone_of(network) := "public" if network.internet

zone_of(network) := "private" if {
	not network.internet
	network.encrypted
}

zone_of(network) := "plain" if {
	not network.internet
	not network.encrypted
}

services[name] := service if {
	some name, spec in input.services
	service := {
		"exposed": name in exposed,
		"zones": {zones[network] | some network in spec.networks},
		"needs": reach[name],
	}
}

exposed contains name if {
	some name, spec in input.services
	some network in spec.networks
	zones[network] == "public"
}

reach[name] contains needed if {
	some name, spec in input.services
	some needed in spec.needs
}

reach[name] contains further if {
	some name, spec in input.services
	some needed in spec.needs
	some further in input.services[needed].needs
}

risk[name] := "high" if {
	some name, service in services
	service.exposed
	some needed in service.needs
	services[needed].exposed
}

risk[name] := "medium" if {
	some name, service in services
	service.exposed
	not leads_to_exposed[name]
}

leads_to_exposed contains name if {
	some name, service in services
	some needed in service.needs
	services[needed].exposed
}

result := {name: summary |
	some name, service in services
	summary := {"risk": object.get(risk, name, "low"), "zones": service.zones}
}
