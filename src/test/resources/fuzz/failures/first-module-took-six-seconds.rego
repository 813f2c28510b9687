package t

r9 if {
	x[$"a{(y[""])[data]}b {$"{eq().b_c with data.set as null}{["s", p.not] with input["with space"] as [1e21, $`a{{[]: "s" | not every z in x.if["é"]["é"] {
		every input in z { not "{x}" := null } with input.b_c as $"{[count(false)] | (data.null).a with data["é"].b_c as f(x, [({-1 | some _ - 865 in _[""]}, 915 in f()), $`{-1 > "$"}a`]: x}).if}"
	}}.a | data}`]}"}"] with data.not as 389
} else if {
	-541
}
