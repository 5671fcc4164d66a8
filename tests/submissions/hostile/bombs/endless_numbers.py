# tries: numbers of a size that nothing can print
# exercise: add_in_place
# verdict: failed
# cause: timeout|memory|exception


def add_in_place(y, x):
    return 9 ** 9 ** 9 ** 9
