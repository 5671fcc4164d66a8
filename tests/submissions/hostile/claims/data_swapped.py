# tries: give y other memory that holds the sum
# exercise: add_in_place
# verdict: failed
# cause: answer


def add_in_place(y, x):
    y.data = y.detach() + x.detach()
    return y
