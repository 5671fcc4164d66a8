# tries: look like a Ctrl-C of the instructor's, which would end the run
# exercise: add_in_place
# verdict: failed
# cause: exception


def add_in_place(y, x):
    raise KeyboardInterrupt
