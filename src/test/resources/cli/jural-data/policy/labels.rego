package labels

warn contains sprintf("%s on %s, %s", [data.jural.profile, data.jural.as_of, "x"])
