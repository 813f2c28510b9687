package bench.text

result contains finding if {
	some image in input.images
	reference := lower(trim_space(image))
	parts := split(reference, "/")
	registry := parts[0]
	not endswith(registry, ".example.com")
	name := concat("/", array.slice(parts, 1, count(parts)))
	finding := sprintf("%s: %s comes from %s", [reference, name, registry])
}

result contains finding if {
	some image in input.images
	contains(image, ":")
	tag := split(image, ":")[1]
	not regex.match(`^v?[0-9]+\.[0-9]+\.[0-9]+(-[a-z0-9.]+)?$`, tag)
	finding := sprintf("%s: tag %s is no version", [image, tag])
}

result contains finding if {
	some line in input.log
	regex.match(`(user|team)=[a-z]+[0-9]* .*status=(4|5)[0-9][0-9]`, line)
	finding := replace(substring(line, 0, 24), "T", " ")
}

result contains finding if {
	some line in input.log
	startswith(line, "2025-11-0")
	fields := split(line, " ")
	finding := upper(trim_prefix(fields[1], "user="))
}
