# tries: a list of a million tensors
# exercise: add_in_place
# verdict: failed
# cause: answer|timeout|memory


def add_in_place(y, x):
    return [y] * 1_000_000
