package rules

deny contains "a secret in the clear" if input.kind == "Secret"

deny contains {"msg": "no owner", "id": "NO-OWNER", "component": "web"} if not input.metadata.labels.owner

warn contains sprintf("a chance of %d", [rand.intn("x", 1)])
