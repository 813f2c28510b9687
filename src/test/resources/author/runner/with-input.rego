package a

allow if input.role == "admin"

test_yes if allow with input as {"role": "admin"}

test_no if not allow with input as {"role": "dev"}

test_part if allow with input.role as "admin"
