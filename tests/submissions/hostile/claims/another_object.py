# tries: another tensor object over y's memory
# exercise: add_in_place
# verdict: failed
# cause: answer


def add_in_place(y, x):
    return y.add_(x).view_as(y)
