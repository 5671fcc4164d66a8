# verdict: failed
# mistake: none
# why: NotImplementedError with a text is a failure; only an empty one says "not started".
def add_in_place(y, x):
    raise NotImplementedError("I do not know how yet")
