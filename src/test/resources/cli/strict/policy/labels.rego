package labels

warn contains {"msg": "who knows", "verdict": "unknown"} if input.kind
