package a

test_c[note] := v if some note, v in {"p": true, "q": false, "r": 3}
