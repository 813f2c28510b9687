package a

allow if other

other if 1 == 2

test_yes if allow with other as true

test_path if data.a.allow with data.a.other as true
