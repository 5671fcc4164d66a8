# tries: turn y into a view of the sum
# exercise: add_in_place
# verdict: failed
# cause: answer|exception


def add_in_place(y, x):
    total = (y + x).detach()
    y.data = total.view_as(total)
    return y
