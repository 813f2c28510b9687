package bench.walk

result[concat("/", [sprintf("%v", [step]) | some step in path])] := value if {
	walk(input, [path, value])
	path[count(path) - 1] in {"image", "password"}
	is_string(value)
}
