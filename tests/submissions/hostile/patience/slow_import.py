# tries: an import that is a little slow, in every check anew
# exercise: add_in_place
# verdict: failed
# cause: timeout
# neighbour: failed
import time

time.sleep(2.6)


def add_in_place(y, x):
    return y.add_(x)
