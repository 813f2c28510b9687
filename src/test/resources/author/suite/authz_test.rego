package authz_test

import data.authz

test_known_may_read if authz.allow with input as {"method": "GET", "user": "alice"}

test_names if {
	expected := ["ALICE", "CAROL"]
	authz.names == expected
}

test_write[user] if {
	some user in ["alice", "bob"]
	authz.allow == (user == "alice") with input as {"method": "PUT", "user": user}
}

todo_test_later if false

test_denied if not authz.allow with input as {"method": "GET", "user": "mallory"}
