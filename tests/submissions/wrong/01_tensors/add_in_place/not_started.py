# verdict: not_started
# why: the body of the stub: NotImplementedError with no text.
def add_in_place(y, x):
    raise NotImplementedError
