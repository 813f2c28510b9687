package a_test

import data.a_test.fixtures as f

test_x if f.a == 1

fixtures := {"a": 1}
