package system.log

mask contains "/input/stringData/password"

mask contains {"op": "upsert", "path": "/input/stringData/user", "value": "**"} if input.input.stringData.user

drop if input.input.metadata.name == "quiet"
