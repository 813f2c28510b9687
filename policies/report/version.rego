# METADATA
# title: Versions
# description: |
#   Which of two versions is the lower one. Systems number their releases in different ways, so every
#   comparison names a scheme: semver2, k8s-api, calver-date, kernel or declared. Versions become arrays
#   whose order, as Rego orders arrays, is the order of the versions. A text that is no version of its
#   scheme has no key, so that what depends on it is undefined.
# authors:
# - The Jural authors
# related_resources:
# - ref: https://semver.org/spec/v2.0.0.html
#   description: Precedence of pre-releases
# - ref: https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definition-versioning/#version-priority
#   description: Priority of Kubernetes API versions
package report.version

import rego.v1

# METADATA
# title: Standing of a version against a fact
# description: |
#   -1 when the version is below the fact's minimum, 0 when it equals it, 1 when it is above. Where a
#   system has several numberings (trains), the first that knows the version decides.
standing(fact, version) := there if {
	there := on_train(fact, version)[0]
} else := 0 if {
	some accepted in fact.accepts
	compare(fact.scheme, version, accepted) == 0
} else := compare(fact.scheme, version, object.get(fact, "threshold", fact.minimum))

on_train(fact, version) := [standing_there |
	some train in fact.trains
	standing_there := compare("semver2", regex.find_all_string_submatch_n(train.match, version, 1)[0][1], train.minimum)
]

# METADATA
# title: Order of two versions
# description: |
#   -1, 0 or 1, as version is below, equal to or above other. Calendar versions are compared as finely as
#   other is given: any day of October 2025 equals 2025.10.
compare(scheme, version, other) := order(key(scheme, version), key(scheme, other)) if scheme != "calver-date"

compare("calver-date", version, other) := order(array.slice(day, 0, count(precision)), precision) if {
	day := key("calver-date", version)
	precision := key("calver-date", other)
	count(day) >= count(precision)
}

order(a, b) := -1 if a < b

order(a, b) := 0 if a == b

order(a, b) := 1 if a > b

# METADATA
# title: What a version is ordered by
key(scheme, text) := semver(text) if scheme in {"semver2", "mapped", "declared"}

key("k8s-api", text) := kubernetes_api(text)

key("calver-date", text) := date(text)

key("kernel", text) := kernel(text)

# Parts that are not written are 0; build metadata and parts after the third do not count. A release has the
# key [.., [1]], a pre-release [.., [0, identifiers]], so that it comes before its release.
semver(text) := [number(match[1]), number(match[2]), number(match[3]), stage(lower(match[4]))] if {
	pattern := `^v?(\d+)(?:\.(\d+))?(?:\.(\d+))?(?:\.\d+)*(?:-([0-9A-Za-z.-]+))?(?:\+.*)?$`
	match := regex.find_all_string_submatch_n(pattern, text, 1)[0]
}

stage("") := [1]

# "rc1" is read as "rc.1", which puts rc9 before rc10.
stage(pre) := [0, [identifier(part) | some part in split(regex.replace(pre, `([a-z])(\d)`, `$1.$2`), ".")]] if pre != ""

# Identifiers of digits come before others.
identifier(part) := [0, number(part)] if regex.match(`^\d+$`, part)

identifier(part) := [1, part] if not regex.match(`^\d+$`, part)

# A release before beta before alpha, then the number: v2 > v1 > v2beta2 > v1beta1.
kubernetes_api(text) := [rank, number(match[1]), number(match[3])] if {
	match := regex.find_all_string_submatch_n(`^(?:[a-z0-9.-]+/)?v?(\d+)(?:(alpha|beta)(\d+))?$`, text, 1)[0]
	rank := {"": 2, "beta": 1, "alpha": 0}[match[2]]
}

# 20251006.0 and release-20251006.0
date(text) := [number(match[1]), number(match[2]), number(match[3])] if {
	match := regex.find_all_string_submatch_n(`^(?:release-)?(\d{4})(\d{2})(\d{2})(?:\D.*)?$`, text, 1)[0]
}

# 2025.10, 2025.10.6 and 2025-10-06
date(text) := [number(part) | some part in array.slice(match, 1, 4); part != ""] if {
	match := regex.find_all_string_submatch_n(`^(?:release-)?(\d{4})[.-](\d{1,2})(?:[.-](\d{1,2}))?$`, text, 1)[0]
}

# The leading A.B.C of "uname -r"; what a distribution adds does not count.
kernel(text) := [number(match[1]), number(match[2]), number(match[3])] if {
	match := regex.find_all_string_submatch_n(`^v?(\d+)\.(\d+)(?:\.(\d+))?`, text, 1)[0]
}

# The number of a run of digits, which may be empty or start with zeros.
number(digits) := to_number(trim_left(digits, "0")) if trim_left(digits, "0") != ""

number(digits) := 0 if trim_left(digits, "0") == ""
