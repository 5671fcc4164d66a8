# tries: look like a Ctrl-C while the file is imported
# exercise: add_in_place
# verdict: failed
# cause: import
# neighbour: failed
raise KeyboardInterrupt
