package app

default allow := false

allow if input.user == "bob"

# Served from the event: a real die would seldom give 4 and 2025.
roll := rand.intn("die", 6) if time.date(time.now_ns())[0] == 2025
