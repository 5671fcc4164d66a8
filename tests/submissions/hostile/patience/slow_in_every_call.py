# tries: right, but slow enough in every call to keep the grader busy for hours in all
# exercise: add_in_place
# verdict: failed
# cause: timeout
import time


def add_in_place(y, x):
    time.sleep(0.1)
    return y.add_(x)
