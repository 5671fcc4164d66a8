# tries: the same, computing
# exercise: add_in_place
# verdict: failed
# cause: timeout
import time


def add_in_place(y, x):
    end = time.process_time() + 0.05
    while time.process_time() < end:
        pass
    return y.add_(x)
