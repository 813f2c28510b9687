package a

test_c[a] := b if some a, b in {"x": {"y": true}, "z": {"y": false}}
