package labels

deny contains msg if input.x
