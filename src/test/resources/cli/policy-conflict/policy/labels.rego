package labels

p := 1 if input.kind == "Deployment"

p := 2 if input.kind == "Deployment"

deny contains "two" if p == 2

warn contains "other" if input.kind == "Other"
