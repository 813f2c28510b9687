package a

import rego.v1

test_x if true
