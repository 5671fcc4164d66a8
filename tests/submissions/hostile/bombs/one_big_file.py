# tries: fill the disk with one file
# exercise: add_in_place
# verdict: failed
# cause: exception|output|crash
import os


def add_in_place(y, x):
    with open("big", "wb") as file:
        os.posix_fallocate(file.fileno(), 0, 1 << 33)
    return y.add_(x)
