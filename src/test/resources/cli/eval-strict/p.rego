package a

import data.b

x := 1
