package team

allow if input.user == "alice"
