package labels

deny[msg] { msg := "x" }
