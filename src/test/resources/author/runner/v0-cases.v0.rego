package a

test_c[note] = ok { ok := {"x": true, "y": false}[note] }
