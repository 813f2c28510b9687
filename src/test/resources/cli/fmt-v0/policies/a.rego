package a
p { input.x;input.y }
q[x] { x:=1 }
