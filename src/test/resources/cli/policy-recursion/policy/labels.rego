package labels

deny contains "a" if q

q if deny
