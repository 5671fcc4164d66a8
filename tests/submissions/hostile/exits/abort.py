# tries: end Python from C
# exercise: add_in_place
# verdict: failed
# cause: crash
import os


def add_in_place(y, x):
    os.abort()
