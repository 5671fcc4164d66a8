# tries: add into x and return it
# exercise: add_in_place
# verdict: failed
# cause: answer|exception


def add_in_place(y, x):
    x.detach().add_(y.detach())
    return x
