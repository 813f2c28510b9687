package a

allow if data.roles[input.user] == "admin"

test_yes if allow with input.user as "x" with data.roles as {"x": "admin"}
