# tries: fill memory with a million different warnings
# exercise: add_in_place
# verdict: failed
# cause: timeout|memory|answer|exception
import warnings


def add_in_place(y, x):
    for number in range(10**9):
        warnings.warn(f"{number} " + "a" * 1000, stacklevel=1)
    return y.add_(x)
