package team

deny contains sprintf("%s has no team label", [input.metadata.name]) if not input.metadata.labels.team
