package labels

deny contains 1

violation contains {"text": "no msg"}

warn := "no set"

deny_long contains sprintf("%s", [concat("", [x | some i in numbers.range(1, 5000); x := "a"])])
