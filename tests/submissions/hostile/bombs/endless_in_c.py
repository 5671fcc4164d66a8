# tries: compute without end in C, where no signal handler of Python's runs
# exercise: add_in_place
# verdict: failed
# cause: timeout
import re


def add_in_place(y, x):
    re.match(r"(a+)+$", "a" * 60 + "b")
    return y.add_(x)
