package report.version_test

import data.report.facts
import data.report.version

# Each line is in rising order; every pair of it is compared both ways.
rising := [
	["semver2", ["0.0.1", "1.9.0-rc0", "1.9.0", "1.16.0-rc.1", "1.16", "1.16.1", "v1.18.2", "2.0"]],
	["semver2", ["2.9", "2.10.0-alpha.1", "2.10.0-beta.2", "2.10.0-rc1", "2.10.0-rc9", "2.10.0-rc10", "2.10", "10.0"]],
	["semver2", ["1.0.0-1", "1.0.0-2", "1.0.0-alpha", "1.0.0-alpha.1", "1.0.0-alpha.beta", "1.0.0-beta", "1.0.0"]],
	["semver2", ["9007199254740992.0", "9007199254740993.0"]],
	["k8s-api", ["v1alpha1", "v1beta1", "v2beta1", "autoscaling/v2beta2", "v1", "autoscaling/v2", "v10"]],
	["calver-date", ["20250922.0", "release-20251006.0", "20251013.0", "2025.10.20", "2025-11-01"]],
	["kernel", ["4.15.0.1060.61", "5.4.170+", "5.15.0-72-generic", "5.20", "6.6.31", "6.7.0-rc3", "6.8"]],
	["declared", ["v0", "v1", "2.0"]],
]

test_order_of_versions if {
	every line in rising {
		every i, low in line[1] {
			every j, high in line[1] {
				version.compare(line[0], low, high) == sign(i - j)
			}
		}
	}
}

sign(number) := -1 if number < 0

sign(0) := 0

sign(number) := 1 if number > 0

same := [
	["semver2", "2.10", "2.10.0"],
	["semver2", "2", "v2.0.0"],
	["semver2", "1.30.4+k3s1", "1.30.4"],
	["semver2", "1.9.0-rc0", "1.9.0-rc.0"],
	["semver2", "1.9.0-RC1", "1.9.0-rc1"],
	["semver2", "01.02", "1.2"],
	["semver2", "4.15.0.1060.61", "4.15.0"],
	["k8s-api", "autoscaling/v2", "v2"],
	["calver-date", "20251006.0", "2025.10"],
	["calver-date", "20251031.3", "2025.10"],
	["kernel", "6.7.0-rc3", "6.7"],
]

test_versions_that_are_equal if {
	every case in same {
		version.compare(case[0], case[1], case[2]) == 0
	}
}

unreadable := [
	["semver2", ""],
	["semver2", "latest"],
	["semver2", "^10.0.0"],
	["semver2", "2.x"],
	["semver2", "1.2.3 or so"],
	["k8s-api", "v2gamma1"],
	["k8s-api", "autoscaling"],
	["calver-date", "2025"],
	["calver-date", "202510"],
	["kernel", "generic"],
	["roman", "1.0"],
]

test_texts_that_are_no_version if {
	every case in unreadable {
		not comparable(case[0], case[1])
	}
}

comparable(scheme, text) if version.compare(scheme, text, "1.0")

comparable("k8s-api", text) if version.compare("k8s-api", text, "v1")

comparable("calver-date", text) if version.compare("calver-date", text, "2025.10")

standings := [
	["linkerd", "stable-2.14.10", -1],
	["linkerd", "2.15.9", -1],
	["linkerd", "2.16", 0],
	["linkerd", "version-2.16", 0],
	["linkerd", "enterprise-2.16.2", 1],
	["linkerd", "edge-24.8.1", -1],
	["linkerd", "edge-24.8.2", 0],
	["linkerd", "edge-25.10.6", 1],
	["linkerd", "24.7.9", -1],
	["linkerd", "2024.8.2", 0],
	["linkerd", "2025.10.6", 1],
	["opentelemetry", "0.93.0", -1],
	["opentelemetry", "0.124.0", 0],
	["opentelemetry", "v0.130.1", 1],
	["opentelemetry", "1.29", -1],
	["opentelemetry", "1.30", 0],
	["ebpf", "5.19", -1],
	["ebpf", "5.20", 0],
	["ebpf", "6.1.0-21-amd64", -1],
	["ebpf", "6.7", 0],
	["ebpf", "6.12.8", 1],
	["gvisor", "20250922.0", -1],
	["gvisor", "20251006.0", 0],
	["gvisor", "20251110.0", 1],
]

test_standing_where_numberings_differ if {
	every case in standings {
		version.standing(facts.minimums[case[0]], case[1]) == case[2]
	}
}
