package t

p if { input.f } else := 1 if { true } else := 2

q := 1 if true
else := 2
