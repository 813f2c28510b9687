package bench.every

ports_are_safe(container) if {
	every port in container.ports {
		port.number > 1024
		port.protocol in {"tcp", "udp"}
	}
}

result contains workload.name if {
	some workload in input.workloads
	every container in workload.containers {
		ports_are_safe(container)
		every key, value in container.limits {
			value <= data.limits[key]
		}
	}
}
