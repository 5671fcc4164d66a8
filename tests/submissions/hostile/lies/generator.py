# tries: a generator that adds once it is asked
# exercise: add_in_place
# verdict: failed
# cause: answer


def add_in_place(y, x):
    y.add_(x)
    yield y
