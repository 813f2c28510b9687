package other

deny contains "always" if true
