package labels

deny contains sprintf("%s has %d friends", [input.kind, count(data.stack)]) if input.kind == "Service"
