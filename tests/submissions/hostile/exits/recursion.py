# tries: recursion without an end
# exercise: add_in_place
# verdict: failed
# cause: exception


def add_in_place(y, x):
    return add_in_place(y, x)
