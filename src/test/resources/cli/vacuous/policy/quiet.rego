package quiet

deny contains "x" if input.nothing.here
