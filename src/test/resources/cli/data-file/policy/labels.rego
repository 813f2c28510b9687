package labels

deny contains "forbidden name" if input.metadata.name in data.names
