package a

test_yes if every x in [1, 2] { x > 0 }

test_no if every x in [1, 2] { x > 1 }

test_empty if every x in [] { x > 1 }
