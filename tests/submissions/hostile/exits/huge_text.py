# tries: an exception with a text of 300 MB
# exercise: add_in_place
# verdict: failed
# cause: exception|memory


def add_in_place(y, x):
    raise ValueError("a" * 300_000_000)
