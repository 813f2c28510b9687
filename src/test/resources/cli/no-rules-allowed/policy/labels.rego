package labels

allow if input.x
