package labels

# METADATA
# title: Deployments have an owner
# description: Somebody answers the phone.
# related_resources:
# - https://example.com/owners
# custom:
#   id: OWN-1
deny contains {"msg": "no owner", "remedy": "add metadata.labels.owner", "path": "/metadata/name"} if not input.metadata.labels.owner

warn_named contains {"msg": "by array", "path": ["metadata", "name"], "id": "NAME-1"} if input.metadata.name

violation contains {"msg": "own place", "_loc": {"file": "elsewhere.yaml", "line": 7}} if input.kind
