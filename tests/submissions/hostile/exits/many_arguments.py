# tries: an exception with a million arguments that hold one another
# exercise: add_in_place
# verdict: failed
# cause: exception|timeout|memory


def add_in_place(y, x):
    loop = []
    loop.extend([loop] * 1000)
    raise ValueError(*[loop] * 1000)
