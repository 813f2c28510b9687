# METADATA
# title: T
# custom: {a: 1}
package t

# METADATA
# scope: document
# entrypoint: true
# authors: [A <a@b.c>]
# related_resources:
# - https://example.org
# schemas:
# - input: {type: object}
p := 1

# METADATA
# description: |
#   two
#   lines
p := 1 if true
