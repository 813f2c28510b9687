package a
p := 
